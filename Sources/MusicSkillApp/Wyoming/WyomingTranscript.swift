import Adapters
import MusicSkillCore

/// A sentence as Home Assistant hands it over, with the conversation and the satellite it belongs to.
///
/// https://github.com/home-assistant/core, homeassistant/components/wyoming/conversation.py
struct WyomingTranscript: Sendable {
    /// Still to be checked.
    let request: SayRequest
    let conversation: String?
    /// Everything the peer wants back.
    let context: JSONValue?

    init(_ event: WyomingEvent, sites: SiteMap) {
        let context = event.data["context"]?.members ?? [:]
        func name(_ key: String) -> String? { context[key]?.text.flatMap { $0.isEmpty ? nil : $0 } }
        self.context = context.isEmpty ? nil : .object(context)
        conversation = name("conversation_id")
        let places = [name("satellite_id"), name("device_id")].compactMap { $0 }
        // Where nobody knows a room, the dialogue still belongs to whoever speaks.
        let site = places.first(where: sites.knows) ?? places.first ?? conversation
        request = SayRequest(
            text: event.data["text"]?.text ?? "", language: event.data["language"]?.text, site: site)
    }
}

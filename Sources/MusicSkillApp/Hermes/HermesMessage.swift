import Adapters
import MusicSkillCore

/// What any message of the Hermes protocol says that is of use here. Rhasspy, Snips and those who imitate them leave out
/// different things and write others in their own manner, so everything may be missing and nothing is required.
struct HermesMessage: Sendable, Equatable {
    struct Slot: Sendable, Equatable {
        var name: String
        var value: String
    }

    let site: String
    let session: String?
    /// Of a request, to be echoed.
    let id: String?
    let input: String?
    let slots: [Slot]
    /// The only intents that are wanted; nothing when all are.
    let intentFilter: [String]?
    let language: String?
    /// Whatever the recogniser said, to be handed on.
    let json: JSONValue

    /// Nothing where `payload` is no JSON object.
    init?(_ payload: [UInt8]) {
        guard let json = JSONValue(payload), json.members != nil else { return nil }
        self.json = json
        site = json["siteId"]?.plain ?? Home.namelessSite
        session = json["sessionId"]?.plain
        id = json["id"]?.plain
        input = json["input"]?.plain ?? Self.words(json["asrTokens"])
        slots = (json["slots"]?.elements ?? []).compactMap(Slot.init)
        intentFilter = json["intentFilter"]?.elements?.compactMap(\.plain)
        language = json["lang"]?.plain?.replacing("_", with: "-")
    }

    /// The tokens of a transcript: Rhasspy has a list of them for each sentence, Snips one list.
    private static func words(_ tokens: JSONValue?) -> String? {
        let words = tokens?.elements?.flatMap { $0.elements ?? [$0] }.compactMap { $0["value"]?.plain } ?? []
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}

extension HermesMessage.Slot {
    fileprivate init?(_ json: JSONValue) {
        // Its kind differs from engine to engine, and so may be anything, or missing.
        let value = json["value"]?["value"]?.plain ?? json["value"]?.plain ?? json["rawValue"]?.plain
        guard let name = json["slotName"]?.plain ?? json["entity"]?.plain, let value else { return nil }
        self.init(name: name, value: value)
    }
}

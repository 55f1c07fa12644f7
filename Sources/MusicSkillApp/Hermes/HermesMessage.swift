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
        guard let json = JSONValue(payload), json.object != nil else { return nil }
        self.json = json
        site = json["siteId"]?.text ?? Home.namelessSite
        session = json["sessionId"]?.text
        id = json["id"]?.text
        input = json["input"]?.text ?? Self.words(json["asrTokens"])
        slots = (json["slots"]?.array ?? []).compactMap(Slot.init)
        intentFilter = json["intentFilter"]?.array?.compactMap(\.text)
        language = json["lang"]?.text?.replacing("_", with: "-")
    }

    /// The tokens of a transcript: Rhasspy has a list of them for each sentence, Snips one list.
    private static func words(_ tokens: JSONValue?) -> String? {
        let words = tokens?.array?.flatMap { $0.array ?? [$0] }.compactMap { $0["value"]?.text } ?? []
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}

extension HermesMessage.Slot {
    fileprivate init?(_ json: JSONValue) {
        // Its kind differs from engine to engine, and so may be anything, or missing.
        let value = json["value"]?["value"]?.text ?? json["value"]?.text ?? json["rawValue"]?.text
        guard let name = json["slotName"]?.text ?? json["entity"]?.text, let value else { return nil }
        self.init(name: name, value: value)
    }
}

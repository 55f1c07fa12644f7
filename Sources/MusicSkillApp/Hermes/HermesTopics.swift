/// The topics of the Hermes protocol that concern a service which acts on intents. Nobody else writes them.
enum HermesTopics {
    static let endSession = "hermes/dialogueManager/endSession"
    static let continueSession = "hermes/dialogueManager/continueSession"
    static let say = "hermes/tts/say"
    static let intentParsed = "hermes/nlu/intentParsed"
    static let intentNotRecognized = "hermes/nlu/intentNotRecognized"

    private static let query = "hermes/nlu/query"
    private static let intents = "hermes/intent/"
    private static let hotword = "hermes/hotword/"
    private static let detected = "/detected"

    private static let plain: [String: Inbound] = [
        "hermes/dialogueManager/sessionStarted": .sessionStarted,
        "hermes/dialogueManager/sessionEnded": .sessionEnded,
        "hermes/dialogueManager/intentNotRecognized": .notRecognized,
        "hermes/tts/sayFinished": .sayFinished,
        "rhasspy/handle/toggleOn": .handling(isOn: true),
        "rhasspy/handle/toggleOff": .handling(isOn: false),
    ]

    /// - Parameter readsSentences: whether this service is an engine that reads sentences for others.
    static func filters(readsSentences: Bool) -> [String] {
        plain.keys.sorted() + ["\(intents)#", "\(hotword)+\(detected)"] + (readsSentences ? [query] : [])
    }

    static func intent(_ name: String) -> String { intents + name }

    enum Inbound: Equatable {
        case intent(name: String)
        case query
        case notRecognized
        case sessionStarted, sessionEnded
        case wakeWord(String)
        case sayFinished
        /// Rhasspy's switch of a site: whether intents are to be acted on.
        case handling(isOn: Bool)
    }

    static func classify(_ topic: String) -> Inbound? {
        if let inbound = plain[topic] { return inbound }
        if topic == query { return .query }
        if topic.hasPrefix(intents) { return .intent(name: String(topic.dropFirst(intents.count))) }
        guard topic.hasPrefix(hotword), topic.hasSuffix(detected) else { return nil }
        return .wakeWord(String(topic.dropFirst(hotword.count).dropLast(detected.count)))
    }
}

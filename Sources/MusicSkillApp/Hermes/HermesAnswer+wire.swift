import MusicSkillCore

extension HermesAnswer {
    private struct End: Encodable {
        var sessionId: String
        var text: String?
    }

    private struct Continue: Encodable {
        var sessionId: String
        var text: String
        var intentFilter = HermesAnswer.dialogueIntents
        var sendIntentNotRecognized = true
    }

    private struct Say: Encodable {
        var text: String
        var siteId: String
        var lang: String?
    }

    /// What may be said in answer to a question. Grammars that do not know these names recognise nothing, and hand us the
    /// words instead.
    private static let dialogueIntents = [Intent.select, .cancel, .play].map(HermesIntentName.published)

    /// Never retained: a session is over when the next service starts.
    var message: OutboundMessage {
        switch self {
        case .end(let session, let text):
            OutboundMessage(topic: HermesTopics.endSession, payload: Wire.encode(End(sessionId: session, text: text)))
        case .ask(let session, let text):
            OutboundMessage(
                topic: HermesTopics.continueSession, payload: Wire.encode(Continue(sessionId: session, text: text)))
        case .say(let text, let site, let language):
            OutboundMessage(
                topic: HermesTopics.say, payload: Wire.encode(Say(text: text, siteId: site, lang: language)))
        }
    }

    /// Whether somebody hears something now.
    var isHeard: Bool { if case .end(_, nil) = self { false } else { true } }
}

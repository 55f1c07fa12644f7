import MusicSkillCore

/// News for `bridge/event`, until somebody publishes them; the oldest give way when nobody does.
final class EventStream: Sendable {
    let events: AsyncStream<BridgeEvent>
    private let continuation: AsyncStream<BridgeEvent>.Continuation

    init() {
        (events, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(64))
    }

    func send(_ event: BridgeEvent) {
        continuation.yield(event)
    }
}

extension BridgeEvent {
    /// Of a request: `command_handled`, `command_asked` where the answer is a question, `not_understood`, or
    /// `command_failed`. Nothing for an echo: the request it repeats has its event. The sentence itself stays out.
    init?(of utterance: Utterance, _ reply: Reply) {
        guard let type = Self.type(reply.code) else { return nil }
        var data = [
            "transaction": reply.transaction, "code": reply.code.rawValue, "intent": reply.intent.rawValue,
            "door": utterance.door.rawValue, "speech": reply.speech,
        ]
        data["player"] = reply.player?.id
        data["site"] = utterance.site
        self.init(type: type, data: data)
    }

    private static func type(_ code: OutcomeCode) -> String? {
        switch code {
        case .ok: "command_handled"
        case .ask: "command_asked"
        case .notUnderstood: "not_understood"
        case .duplicate: nil
        default: "command_failed"
        }
    }

    /// Whether a request that ended so was not carried out, and will not be.
    static func isFailure(_ code: OutcomeCode) -> Bool { ![.ok, .ask, .duplicate].contains(code) }

    /// Of a player that can no longer be seen, or can be seen again.
    static func player(_ id: String, named name: String, isHere: Bool) -> BridgeEvent {
        BridgeEvent(type: isHere ? "player_found" : "player_lost", data: ["player": id, "name": name])
    }
}

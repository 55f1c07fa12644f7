import Foundation
import MusicSkillCore

/// The last command, the last reply and the last error: `bridge/last`, for people to look at.
final class LastWords: Sendable {
    struct Payload: Encodable, Sendable {
        struct Command: Encodable {
            var text: String
            var door: String
            var site: String?
            var at: Date
        }

        struct Answer: Encodable {
            var code: String
            var speech: String
            var player: String?
            var at: Date
        }

        var command: Command?
        var reply: Answer?
        /// The last reply that was neither done nor a question.
        var error: Answer?
    }

    /// Rung when there is more to tell.
    let news = Doorbell()
    private let payload = Locked(Payload())

    /// Nothing before the first command.
    var current: Payload? {
        payload.withLock { $0.command == nil ? nil : $0 }
    }

    func note(_ utterance: Utterance, _ reply: Reply, at date: Date) {
        let answer = Payload.Answer(
            code: reply.code.rawValue, speech: reply.speech, player: reply.player?.name, at: date)
        payload.withLock {
            $0.command = .init(text: utterance.text, door: utterance.door.rawValue, site: utterance.site, at: date)
            $0.reply = answer
            if reply.code != .ok, reply.code != .ask { $0.error = answer }
        }
        news.ring()
    }
}

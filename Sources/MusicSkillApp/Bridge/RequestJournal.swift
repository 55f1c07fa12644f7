import Foundation
import MusicSkillCore

/// The last requests with how they were answered, in memory: for "why did you play that?".
final class RequestJournal: Sendable {
    /// The reply's own fields, with what was asked for beside them.
    struct Entry: Sendable, Encodable {
        var text: String
        var door: Utterance.Door
        var date: Date
        /// With its explanation.
        var reply: Reply

        private enum CodingKeys: String, CodingKey {
            case text, door
            case date = "at"
        }

        func encode(to encoder: any Encoder) throws {
            try reply.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(text, forKey: .text)
            try container.encode(door.rawValue, forKey: .door)
            try container.encode(date, forKey: .date)
        }
    }

    static let capacity = 50

    private let entries = Locked<[Entry]>([])

    func note(_ entry: Entry) {
        entries.withLock { entries in
            entries.append(entry)
            entries.removeFirst(max(0, entries.count - Self.capacity))
        }
    }

    /// The newest with that transaction, or of all.
    func entry(_ transaction: String?) -> Entry? {
        entries.withLock { entries in
            guard let transaction else { return entries.last }
            return entries.last { $0.reply.transaction == transaction }
        }
    }
}

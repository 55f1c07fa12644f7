package import Foundation

/// Who asked for what, when, and what came of it. Holds no secret.
package struct AuditEntry: Sendable, Equatable, Codable {
    package var date: Date
    /// Whose music it was about; empty where it was about nobody's.
    package var account: String
    /// The door, or `command_line` for what the owner did.
    package var door: String
    package var site: String?
    package var user: String?
    /// The sentence as it came; absent for what was not said.
    package var text: String?
    /// The intent, or `login`, `logout`, `key_rotate`.
    package var action: String
    /// The music concerned.
    package var item: String?
    package var player: String?
    /// The outcome's code.
    package var result: String
    package var transaction: String?

    package init(
        date: Date, account: String, door: String, site: String? = nil, user: String? = nil, text: String? = nil,
        action: String, item: String? = nil, player: String? = nil, result: String, transaction: String? = nil
    ) {
        self.date = date
        self.account = account
        self.door = door
        self.site = site
        self.user = user
        self.text = text
        self.action = action
        self.item = item
        self.player = player
        self.result = result
        self.transaction = transaction
    }

    /// Of something that concerns an account as a whole.
    package static func ownerDid(
        _ action: String, account: String, door: Utterance.Door = .commandLine, at time: TimeSource
    ) -> AuditEntry {
        AuditEntry(
            date: time.wallClock(), account: account, door: door.rawValue, action: action,
            result: OutcomeCode.ok.rawValue)
    }

    /// Of a request and its reply.
    package init(of utterance: Utterance, _ reply: Reply, account: String, date: Date) {
        self.init(
            date: date, account: account, door: utterance.door.rawValue, site: utterance.site, user: utterance.user,
            text: utterance.text, action: reply.intent.rawValue,
            item: reply.item.map { [$0.title, $0.artist].compactMap(\.self).joined(separator: " – ") },
            player: reply.player?.name, result: reply.code.rawValue, transaction: utterance.transaction)
    }
}

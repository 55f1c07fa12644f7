/// Tells a request from its echo. Pure.
///
/// Same transaction, or the same words from the same place within two seconds: brokers redeliver, satellites hear
/// twice. A command given in so many words is only an echo when its transaction is: who presses "next" twice means it.
package struct DuplicateGuard: Sendable {
    package static let echo = Duration.seconds(2)
    /// How long a transaction is remembered.
    package static let memory = Duration.seconds(600)
    /// How many are remembered at most, so that a flood costs bounded memory and time.
    package static let capacity = 10_000

    private struct Sentence: Hashable {
        let words: NameKey
        let door: Utterance.Door
        let site: String?
        let room: String?
        let user: String?
        /// A dry run changes nothing, so it is no echo of a real request, nor the other way round.
        let isDryRun: Bool

        init(_ utterance: Utterance) {
            words = NameKey(utterance.text)
            door = utterance.door
            site = utterance.site
            room = utterance.room
            user = utterance.user
            isDryRun = utterance.isDryRun
        }
    }

    private var sentences = RecentSet<Sentence>(life: echo, capacity: capacity)
    private var transactions = RecentSet<String>(life: memory, capacity: capacity)

    package init() {}

    /// - Returns: true for the first of several equal requests.
    package mutating func admit(_ utterance: Utterance, now: TimeSource.Instant) -> Bool {
        // Remembered even when it is an echo: it was answered, and must not act when it is delivered once more.
        if utterance.isTransactionGiven, transactions.see(utterance.transaction, now: now) { return false }
        if utterance.given != nil { return true }
        let sentence = Sentence(utterance)
        // An echo does not prolong the while in which there are echoes.
        if sentences.contains(sentence, now: now) { return false }
        sentences.see(sentence, now: now)
        return true
    }
}

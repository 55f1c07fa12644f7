import Foundation

/// What was meant by which words when it was played, so that the same sentence means the same again and costs no
/// search, after a restart too.
package actor PlayedMemory {
    private struct Played: Codable {
        var words: String
        var item: MusicItem
    }

    package static let capacity = 300

    private let key: String
    private let store: any KeyValueStore
    private let log: Log
    /// Played last stands last.
    private var played: [Played] = []
    private var isRecalled = false

    package init(account: String, store: any KeyValueStore, log: Log) {
        key = Account.keyPrefix(of: account) + "played"
        self.store = store
        self.log = log.of("library")
    }

    package func item(for reading: Interpretation) async -> MusicItem? {
        guard let words = Self.words(of: reading) else { return nil }
        await recall()
        return played.last { $0.words == words }?.item
    }

    /// What was played, the latest first.
    package var latestFirst: [MusicItem] {
        get async {
            await recall()
            return played.reversed().map(\.item)
        }
    }

    /// Keeps what worked and was no guess, and lets go of what is no longer there.
    package func note(_ outcome: Outcome, of command: ResolvedCommand) async {
        // The latest of something is another one next week.
        let sort = command.reading.slots[.sort]?.value
        guard command.intent.givesMusic, command.tracks.isEmpty, sort == nil || sort == "random",
            let item = command.item, item.id.kind != .episode, let words = Self.words(of: command.reading)
        else { return }
        await recall()
        switch outcome.code {
        case .ok where command.isCertain:
            guard played.last?.words != words || played.last?.item != item else { return }
            played = (played.filter { $0.words != words } + [Played(words: words, item: item)]).suffix(Self.capacity)
        case .notFound:
            guard played.contains(where: { $0.words == words }) else { return }
            played.removeAll { $0.words == words }
        default: return
        }
        await keep()
    }

    /// What is in the store counts from now on.
    package func distrustMemory() {
        (played, isRecalled) = ([], false)
    }

    /// What of a reading says which music is meant: not where, how loud, or in which order.
    private static func words(of reading: Interpretation) -> String? {
        let named = Interpretation.musicSlots.compactMap { slot in
            reading.music(slot).map { "\(slot.rawValue)=\(NameKey($0.value).text)" }
        }
        guard !named.isEmpty else { return nil }
        let kind = reading.slots[.itemType].map { "\(Slot.itemType.rawValue)=\($0.value)" }
        return (named + [kind].compactMap(\.self)).joined(separator: " ")
    }

    /// What cannot be kept costs one search after the next start, so a failing store is only logged. What was kept and
    /// could not be recalled yet is not written over.
    private func keep() async {
        guard isRecalled else { return }
        do {
            try await store.set(JSONEncoder().encode(played), for: key, expires: nil)
        } catch {
            log.warning("what was played cannot be remembered", ["error": "\(error)"])
        }
    }

    /// Tried again with the next sentence where the store fails.
    private func recall() async {
        guard !isRecalled else { return }
        let data: Data?
        do throws(StoreError) {
            data = try await store.value(for: key)
        } catch {
            return log.warning("what was played cannot be recalled", ["error": error.message])
        }
        // Others may have come this far meanwhile.
        guard !isRecalled else { return }
        isRecalled = true
        let since = Set(played.map(\.words))
        played = (kept(in: data).filter { !since.contains($0.words) } + played).suffix(Self.capacity)
    }

    private func kept(in data: Data?) -> [Played] {
        do {
            return try data.map { try JSONDecoder().decode([Played].self, from: $0) } ?? []
        } catch {
            log.warning("what was played cannot be recalled", ["error": "\(error)"])
            return []
        }
    }
}

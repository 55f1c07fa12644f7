package import MusicSkillCore

/// A provider that refuses whatever the test has not set up, and remembers what it was asked.
package final class FakeProvider: MusicProvider {
    package enum Kind: Sendable, Hashable, CaseIterable { case search, players, state, command }

    /// What the service behind it is like. Everything unset is refused as a mistake of the test.
    package struct Script: Sendable {
        /// Results by the text searched for.
        package var catalogue: [String: [MusicItem]] = [:]
        /// Whether a search for anything else finds nothing, instead of being refused.
        package var findsNothingElse = false
        package var speakers: FakeSpeakers?
        /// The next refusals of each kind of call, first come first.
        package var refusals: [Kind: [ProviderError]] = [:]
        /// Calls of these kinds never answer, until they are cancelled.
        package var stalled: Set<Kind> = []
        /// How many of the next readings of the state are empty although something plays.
        package var emptyReadings = 0
    }

    package let name = "fake"
    package let library: (any MusicLibrary)?

    private let time: TimeSource
    private let script = Locked(Script())
    private let log = Locked<[(kind: Kind, what: String, at: TimeSource.Instant)]>([])

    /// - Parameter library: what the account owns; without one the provider knows of none.
    package init(time: TimeSource, library: (any MusicLibrary)? = nil) {
        self.time = time
        self.library = library
    }

    package func set(_ change: (inout Script) -> Void) {
        script.withLock { change(&$0) }
    }

    package func count(_ kind: Kind) -> Int { log.withLock { $0.count { $0.kind == kind } } }
    package var calls: [String] { log.withLock { $0.map(\.what) } }
    package var commands: [String] { log.withLock { $0.filter { $0.kind == .command }.map(\.what) } }
    /// When each call was made.
    package var moments: [TimeSource.Instant] { log.withLock { $0.map(\.at) } }

    package func forgetCalls() {
        log.withLock { $0 = [] }
    }

    package func search(_ query: MusicQuery, frame: RequestFrame) async throws(ProviderError) -> [MusicItem] {
        try await enter(.search, "search \(query.text)")
        let (found, findsNothingElse) = script.withLock { ($0.catalogue[query.text], $0.findsNothingElse) }
        if let found { return found }
        guard findsNothingElse else { throw ProviderError(.internal, "unexpected search for \(query.text)") }
        return []
    }

    package func players(frame: RequestFrame) async throws(ProviderError) -> [Player] {
        try await enter(.players, "players")
        return try speakers().listed(at: time.now())
    }

    package func playbackState(frame: RequestFrame) async throws(ProviderError) -> PlaybackState? {
        try await enter(.state, "state")
        let isEmpty = script.withLock { script in
            defer { script.emptyReadings = max(0, script.emptyReadings - 1) }
            return script.emptyReadings > 0
        }
        return isEmpty ? nil : try speakers().visible(at: time.now())
    }

    package func perform(
        _ command: PlayerCommand, on player: Player, frame: RequestFrame
    ) async throws(ProviderError) {
        try await enter(.command, "\(command.name) on \(player.name)")
        var speakers = try speakers()
        defer { script.withLock { [speakers] in $0.speakers = speakers } }
        try speakers.obey(command, on: player, time: time)
    }

    private func speakers() throws(ProviderError) -> FakeSpeakers {
        guard let speakers = script.withLock({ $0.speakers }) else {
            throw ProviderError(.internal, "no speakers were set up")
        }
        return speakers
    }

    private func enter(_ kind: Kind, _ what: String) async throws(ProviderError) {
        log.withLock { $0.append((kind, what, time.now())) }
        let (isStalled, refusal) = script.withLock { script -> (Bool, ProviderError?) in
            let refusal = script.refusals[kind]?.first
            if refusal != nil { script.refusals[kind]?.removeFirst() }
            return (script.stalled.contains(kind), refusal)
        }
        if isStalled {
            do {
                try await time.sleep(for: .seconds(1_000_000))
            } catch {
                throw ProviderError(.providerUnavailable, "cancelled", mayHaveHappened: true)
            }
        }
        if let refusal { throw refusal }
    }
}

import MusicSkillCore

/// Keeps the music of a room quiet from the wake word to the end of the session, and while the start of music is told.
struct HermesDucking: Service {
    let name = "hermes ducking"

    private let hush: Hush
    private let accounts: Accounts
    private let time: TimeSource
    private let sounds: AsyncStream<HermesSound>
    private let continuation: AsyncStream<HermesSound>.Continuation

    /// Longer than any session, in case its end gets lost.
    private static let attentionLimit = Duration.seconds(60)
    /// Music that has started waits no longer for the end of a speech that may never be told.
    private static let speechLimit = Duration.seconds(3)

    init(_ hush: Hush, accounts: Accounts, time: TimeSource) {
        self.hush = hush
        self.accounts = accounts
        self.time = time
        (sounds, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(64))
    }

    func note(_ sound: HermesSound) {
        continuation.yield(sound)
    }

    func run() async throws {
        var held: [String: Held] = [:]
        for await sound in sounds {
            let site = sound.site
            switch HermesHush.step(after: sound, during: held[site]?.hush, now: time.now()) {
            case .keep: break
            case .begin(let isSpeech):
                // Before the one there is ends, so that nothing is heard in between.
                guard let new = await begin(isSpeech: isSpeech, at: site) else { break }
                await held.updateValue(new, forKey: site)?.end()
                // Sites come and go, and some never say that they are done.
                held = held.filter { time.now() < $0.value.hush.end }
            case .end:
                await held.removeValue(forKey: site)?.end()
            }
        }
    }

    private struct Held {
        let account: Account
        let token: String
        let hush: HermesHush

        func end() async {
            await account.announcements.end(token)
        }
    }

    /// - Returns: nothing where nothing plays that can be heard there.
    private func begin(isSpeech: Bool, at site: String) async -> Held? {
        for account in await accounts.all {
            // What is quiet for somebody already is to stay so for this one, too.
            let state = await account.announcements.unhushed(account.board.current)
            guard let state, state.status == .playing else { continue }
            let near = await account.household.situation(site: site).players(near: site)
            guard near.contains(where: state.isOn) else { continue }
            let announcement = await account.announcements.begin(
                hush, on: state.player.name, for: isSpeech ? Self.speechLimit : Self.attentionLimit)
            return Held(
                account: account, token: announcement.token,
                hush: HermesHush(isSpeech: isSpeech, end: announcement.end))
        }
        return nil
    }
}

extension Configuration.Hermes.Ducking {
    var hush: Hush? {
        switch self {
        case .off: nil
        case .lower: .standard
        case .pause: .pause
        }
    }
}

import Foundation

/// What is said of a command that was carried out, or was not.
extension Outcome {
    /// What was done is said, and so is what then failed.
    init(of progress: StepRunner.Progress, phrase: String, for command: ResolvedCommand, provider: String) {
        let done = progress.done.filter { $0.role != .preparation }
        var success = Outcome(.ok, phrase: phrase, of: command, on: progress.player, seeing: progress.state)
        for step in done { success.values.merge(step.order.values) { _, later in later } }
        if command.intent == .playNext { success.values["provider"] = provider.capitalized }
        guard let error = progress.failure else {
            self = success
            return
        }
        if done.isEmpty, error.code == .notConfirmed {
            self.init(.notConfirmed, phrase: "not_confirmed", of: command, on: progress.player)
        } else if command.intent == .resume, error.reason == ProviderError.alreadySo, progress.state?.item == nil {
            self.init(.notFound, phrase: "resume.nothing", of: command, on: progress.player)
        } else {
            self.init(error, player: progress.player.name, provider: provider)
            if !done.isEmpty { achieved = [success] }
        }
    }

    init(
        _ code: OutcomeCode, phrase: String, of command: ResolvedCommand, on player: Player,
        seeing state: PlaybackState? = nil
    ) {
        let isInPlace = command.place.players.contains { NameKey($0) == NameKey(player.name) }
        let place: Place? =
            if command.place.isNamed || command.intent == .nowPlaying && isInPlace {
                command.place
            } else if command.intent == .nowPlaying, !player.name.isEmpty {
                Place(players: [player.name], isNamed: false)
            } else {
                nil
            }
        self.init(
            code, phrase: phrase, item: command.item ?? (command.intent.speaksOfWhatPlays ? state?.item : nil),
            place: place, player: player.name.isEmpty ? nil : player.name, candidates: command.candidates)
    }
}

extension Intent {
    /// Whether the reply names the item that plays then.
    fileprivate var speaksOfWhatPlays: Bool {
        switch self {
        case .next, .previous, .nowPlaying, .resume, .transfer: true
        default: false
        }
    }
}

extension PlayerCommand {
    /// What a reply can say of it.
    fileprivate var values: [String: String] {
        switch self {
        case .volume(let level): ["level": String(level)]
        case .seek(let position): ["position": position.clock]
        default: [:]
        }
    }
}

extension Duration {
    /// As players show it: "1:05", "1:02:05".
    fileprivate var clock: String {
        let (minutes, seconds) = (milliseconds / 60_000, milliseconds / 1000 % 60)
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return minutes < 60
            ? "\(minutes):\(padded(seconds))" : "\(minutes / 60):\(padded(minutes % 60)):\(padded(seconds))"
    }
}

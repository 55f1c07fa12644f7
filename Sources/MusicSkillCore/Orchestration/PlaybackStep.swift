/// One command to a player, and what must be seen before it counts as done.
package struct PlaybackStep: Sendable, Equatable {
    package enum Role: Sendable, Equatable {
        /// What the request is about: carried out whatever was seen before.
        case main
        /// Makes a later step smoother. Nobody looks for its effect, and its failure is made up for later.
        case preparation
        /// Left out when what was seen last shows it already.
        case refinement
    }

    package var order: PlayerCommand
    package var expectation: Expectation
    package var role: Role

    package init(_ order: PlayerCommand, expecting expectation: Expectation, role: Role = .main) {
        self.order = order
        self.expectation = expectation
        self.role = role
    }
}

extension PlayerCommand {
    /// Whether sending it a second time does no harm when the state does not show the first.
    var isHarmlessTwice: Bool {
        switch self {
        case .play, .playList, .transfer: true
        // Setting something again is the session's business; a second skip or queueing is heard.
        case .resume, .pause, .next, .previous, .volume, .seek, .shuffle, .repetition, .queueAdd: false
        }
    }

    /// Whether a player may refuse it for being so already, which the state then tells.
    var canBeSoAlready: Bool {
        switch self {
        case .resume, .pause, .volume, .seek, .shuffle, .repetition: true
        case .play, .playList, .transfer, .next, .previous, .queueAdd: false
        }
    }

    /// The command's name, for logs and explanations.
    package var name: String {
        switch self {
        case .play(let item): "play \(item.id.kind.rawValue) \(item.name)"
        case .playList(let items): "play \(items.count) pieces from \(items.first?.name ?? "nothing")"
        case .resume: "resume"
        case .pause: "pause"
        case .next: "next"
        case .previous: "previous"
        case .volume(let level): "volume \(level)"
        case .seek(let position): "seek \(position.milliseconds) ms"
        case .shuffle(let isOn): "shuffle \(isOn ? "on" : "off")"
        case .repetition(let mode): "repeat \(mode.rawValue)"
        case .queueAdd(let item): "queue \(item.name)"
        case .transfer: "transfer"
        }
    }
}

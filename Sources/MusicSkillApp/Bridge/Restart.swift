import MusicSkillCore

/// Ends the service when somebody asks for it, so that whoever looks after it starts it anew.
final class Restart: Service {
    let name = "restart"
    private let time: TimeSource
    private let bell = Doorbell()
    private let asked = Locked(false)

    /// How long the answer may take to get away.
    private static let farewell = Duration.milliseconds(500)

    init(time: TimeSource) {
        self.time = time
    }

    var isAsked: Bool { asked.withLock { $0 } }

    func ask() {
        asked.withLock { $0 = true }
        bell.ring()
    }

    func run() async throws {
        try await bell.wait(until: nil, time: time)
        try await time.sleep(for: Self.farewell)
    }
}

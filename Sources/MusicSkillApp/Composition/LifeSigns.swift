import Adapters
import MusicSkillCore

/// Tells the service manager that the service is up, how it stands with the broker, that it still lives, and that it ends.
///
/// Up is when the first attempt to reach the broker has ended, well or not: a broker that comes later is waited for, and
/// must not make the start fail.
struct LifeSigns: Service, BusListener {
    let name = "life signs"

    /// How long the service manager waits for a sign; nothing where it does not.
    let patience: Duration?
    /// Returns when every part that must answer has answered. Whatever hangs there keeps the sign of life back.
    let pulse: @Sendable () async -> Void
    let tell: @Sendable (ServiceManager.News) -> Void
    let time: TimeSource

    var filters: [String] { [] }

    func connected() async { tell(.ready(status: "connected to the broker")) }

    func disconnected() async { tell(.ready(status: "waiting for the broker")) }

    func receive(_ message: InboundMessage, in group: inout DiscardingTaskGroup) {}

    func run() async throws {
        defer { tell(.stopping) }
        guard let patience else { return try await time.sleepUntilCancelled() }
        while true {
            await pulse()
            tell(.alive)
            // sd_watchdog_enabled(3) asks for half of the time; a third leaves room for a slow disk.
            try await time.sleep(for: patience / 3)
        }
    }
}

// Compiled as a whole, as in a release, the compiler takes `pollfd` for CAvahi's.
import CAvahi
import CMosquitto
import Glibc
import MusicSkillCore

/// Lets any thread wake the one that waits for sockets.
final class WakeUp: Sendable {
    /// A descriptor, or -1 for none, and what it is waited to be ready for, as in poll(2).
    struct Interest {
        var descriptor: CInt
        var events: Int16
    }

    private let descriptor: CInt

    init() {
        descriptor = musicskill_eventfd()
    }

    deinit {
        close(descriptor)
    }

    /// Ends the wait that is on, or the next one.
    func ring() {
        eventfd_write(descriptor, 1)
    }

    /// Waits until one of `others` is ready, somebody rings or the time is over; without a time, for as long as it takes.
    /// - Returns: what each of `others` is ready for.
    func poll(with others: [Interest], timeout: Duration? = nil) -> [Int16] {
        let interests = others + [Interest(descriptor: descriptor, events: Int16(POLLIN))]
        var descriptors = interests.map { pollfd(fd: $0.descriptor, events: $0.events, revents: 0) }
        let timeout = timeout.map { CInt(clamping: $0.milliseconds) } ?? -1
        // EINTR needs no care: every caller comes back and looks at the world again.
        guard Glibc.poll(&descriptors, nfds_t(descriptors.count), timeout) > 0 else { return others.map { _ in 0 } }
        var rings: eventfd_t = 0
        eventfd_read(descriptor, &rings)
        return descriptors.dropLast().map(\.revents)
    }

    /// Waits until somebody rings or the time is over.
    func wait(timeout: Duration) {
        _ = poll(with: [], timeout: timeout)
    }
}

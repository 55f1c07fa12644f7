import CMosquitto
import Glibc
import MusicSkillCore

/// Lets any thread wake the one that waits for the broker.
final class WakeUp: Sendable {
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

    /// Waits until `other` is ready, somebody rings or the time is over.
    /// - Returns: what `other` is ready for; its descriptor may be -1 to wait without it.
    func poll(with other: pollfd, timeout: Duration) -> Int16 {
        var descriptors = [other, pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
        // EINTR needs no care: every caller comes back and looks at the world again.
        guard Glibc.poll(&descriptors, 2, CInt(clamping: timeout.milliseconds)) > 0 else { return 0 }
        var rings: eventfd_t = 0
        eventfd_read(descriptor, &rings)
        return descriptors[0].revents
    }

    /// Waits until somebody rings or the time is over.
    func wait(timeout: Duration) {
        _ = poll(with: pollfd(fd: -1, events: 0, revents: 0), timeout: timeout)
    }
}

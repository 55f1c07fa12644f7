import Foundation
import MusicSkillCore

/// One client's TCP connection, which may carry many requests.
///
/// The descriptor is the library's; it is touched here only until ``closed()``, which comes before the library closes it.
final class ClientConnection: Sendable {
    private struct State {
        var isOpen = true
        var hasLeft = false
        var deadline: TimeSource.Instant?
        var whenLeft: (@Sendable () -> Void)?
    }

    let serial: UInt64
    private let descriptor: Int32
    private let state = Locked(State())

    init(serial: UInt64, descriptor: Int32) {
        self.serial = serial
        self.descriptor = descriptor
        setKeepAlive()
    }

    /// A machine that vanished without a word is noticed after about a minute, whether or not there is something to
    /// send to it.
    private func setKeepAlive() {
        let options = [
            (SOL_SOCKET, SO_KEEPALIVE, 1), (Int32(IPPROTO_TCP), TCP_KEEPIDLE, 30),
            (Int32(IPPROTO_TCP), TCP_KEEPINTVL, 10), (Int32(IPPROTO_TCP), TCP_KEEPCNT, 3),
            (Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, 60_000),
        ]
        for (level, name, value) in options {
            var value = Int32(value)
            setsockopt(descriptor, level, name, &value, socklen_t(MemoryLayout.size(ofValue: value)))
        }
    }

    /// By when the client must have done its part, sent a request or taken an answer; nil while it is our turn.
    func expect(by deadline: TimeSource.Instant?) {
        state.withLock { $0.deadline = deadline }
    }

    /// Ends the connection if the client has not done its part in time; the library notices and closes it.
    func cutIfLate(_ now: TimeSource.Instant) {
        state.withLock { state in
            guard let deadline = state.deadline, deadline <= now else { return }
            // Under the lock: a closed descriptor may already be somebody else's.
            if state.isOpen { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }

    /// Calls `action` once when the client leaves, at once when it has left already; nil forgets it.
    func whenLeft(_ action: (@Sendable () -> Void)?) {
        let hasLeft = state.withLock { state in
            state.whenLeft = action
            return state.hasLeft
        }
        if hasLeft { action?() }
    }

    /// The client closed its side.
    func left() {
        let action = state.withLock { state in
            state.hasLeft = true
            return state.whenLeft
        }
        action?()
    }

    /// Makes the close that follows a reset, as of a broken network.
    func resetOnClose() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout.size(ofValue: option)))
    }

    /// The descriptor is about to be closed.
    func closed() {
        state.withLock { $0.isOpen = false }
    }
}

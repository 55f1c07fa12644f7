import CMicrohttpd
import Foundation
import MusicSkillCore

/// Watches connections for what libmicrohttpd does not: a client that leaves while its connection is parked, and one
/// that keeps sending or reading but never gets done.
///
/// A thread of its own in `epoll_wait`, told by the kernel when a client closes; it costs an idle server a wake-up per
/// quarter of the time limit.
final class ConnectionWatch: Sendable {
    private struct State {
        var lastSerial: UInt64 = 0
        var connections: [UInt64: ClientConnection] = [:]
    }

    /// Stands for the wake-up in the kernel's answers; connections count from 1.
    private static let wakeSerial: UInt64 = 0

    private let epoll: Int32
    private let wakeup: Int32
    private let tick: Duration
    private let time: TimeSource
    private let state = Locked(State())

    /// - Parameter tick: how often deadlines are looked at.
    init(tick: Duration, time: TimeSource) throws(ListenError) {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        wakeup = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        self.tick = tick
        self.time = time
        guard epoll >= 0, wakeup >= 0 else { throw .failed(String(cString: strerror(errno))) }
        add(wakeup, Self.wakeSerial, EPOLLIN.rawValue)
    }

    deinit {
        close(epoll)
        close(wakeup)
    }

    func opened(_ descriptor: Int32) -> ClientConnection {
        let connection = state.withLock { state in
            state.lastSerial += 1
            let connection = ClientConnection(serial: state.lastSerial, descriptor: descriptor)
            state.connections[state.lastSerial] = connection
            return connection
        }
        // Said once and not again for as long as it stays true.
        add(descriptor, connection.serial, EPOLLRDHUP.rawValue | EPOLLET.rawValue)
        return connection
    }

    /// The kernel forgets the descriptor by itself when it is closed.
    func closed(_ connection: ClientConnection) {
        connection.closed()
        state.withLock { $0.connections[connection.serial] = nil }
    }

    /// Blocks until ``end()``.
    func run() {
        var events = [epoll_event](repeating: epoll_event(), count: 64)
        while true {
            let count = epoll_wait(epoll, &events, Int32(events.count), Int32(tick.milliseconds))
            for event in events.prefix(max(0, Int(count))) {
                let serial = event.data.u64
                if serial == Self.wakeSerial { return }
                state.withLock { $0.connections[serial] }?.left()
            }
            let now = time.now()
            for connection in state.withLock({ Array($0.connections.values) }) { connection.cutIfLate(now) }
        }
    }

    func end() {
        eventfd_write(wakeup, 1)
    }

    private func add(_ descriptor: Int32, _ serial: UInt64, _ events: UInt32) {
        var event = epoll_event(events: events, data: epoll_data_t(u64: serial))
        epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event)
    }
}

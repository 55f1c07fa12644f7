import Adapters
import Foundation
import MusicSkillCore

/// A loopback TCP relay whose connections can be cut, as a network does it: without a farewell.
package final class CuttableProxy: Sendable {
    private struct State {
        var isCut = false
        var sockets: Set<CInt> = []
    }

    package let port: Int
    private let target: Int
    private let listener: CInt
    private let state = Locked(State())

    private init(to target: Int) throws {
        guard let (listener, port) = LoopbackSocket.listen(on: nil) else { throw POSIXError(.EADDRINUSE) }
        self.listener = listener
        self.port = port
        self.target = target
    }

    /// Runs `body` beside a relay to a port on 127.0.0.1.
    package static func with<Result>(to target: Int, _ body: (CuttableProxy) async throws -> Result) async throws
        -> Result
    {
        let proxy = try CuttableProxy(to: target)
        Thread.detachNewThread { proxy.acceptConnections() }
        defer {
            proxy.cut()
            shutdown(proxy.listener, CInt(SHUT_RDWR))
        }
        return try await body(proxy)
    }

    /// Ends every connection, and new ones as they come.
    package func cut() {
        // Under the lock, as a closed socket's number may be somebody else's already.
        state.withLock { state in
            state.isCut = true
            for socket in state.sockets { shutdown(socket, CInt(SHUT_RDWR)) }
        }
    }

    package func restore() {
        state.withLock { $0.isCut = false }
    }

    private func acceptConnections() {
        defer { close(listener) }
        while case let near = accept(listener, nil, nil), near >= 0 {
            let far = LoopbackSocket.connect(to: target)
            let isWanted = state.withLock { state in
                guard let far, !state.isCut else { return false }
                state.sockets.formUnion([near, far])
                return true
            }
            if isWanted, let far {
                Thread.detachNewThread { self.relay(near, far) }
            } else {
                close(near)
                if let far { close(far) }
            }
        }
    }

    /// Both ways, until one side ends.
    private func relay(_ near: CInt, _ far: CInt) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var ends = [near, far].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var isOpen = true
        while isOpen, poll(&ends, 2, -1) > 0 {
            for (from, to) in [(0, 1), (1, 0)] where ends[from].revents != 0 {
                let count = read(ends[from].fd, &buffer, buffer.count)
                isOpen = isOpen && count > 0 && send(ends[to].fd, buffer, count, CInt(MSG_NOSIGNAL)) == count
            }
        }
        state.withLock { state in
            state.sockets.subtract([near, far])
            close(near)
            close(far)
        }
    }
}

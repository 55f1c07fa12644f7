import Foundation
package import MusicSkillCore

/// A small TCP server: one thread that watches all sockets, and a task for each connection. Nothing blocks.
package struct TCPServer: Sendable {
    package struct Settings: Sendable {
        /// An IP address. Anything but loopback is for the one who configured it to answer for.
        package var host: String
        /// 0 for any that is free.
        package var port: UInt16
        /// Whoever comes on top takes the place of one that asks nothing, or is let go at once.
        package var maximumConnections = 64

        package init(host: String = "127.0.0.1", port: UInt16 = 0) {
            self.host = host
            self.port = port
        }
    }

    /// The one that was really taken.
    package let port: UInt16
    private let listener: Int32
    private let watch: SocketWatch
    private let maximumConnections: Int
    private let time: TimeSource
    private let log: Log

    /// How long to wait when the machine has no descriptor or memory for one more: nothing tells when it has again.
    private static let exhaustion = Duration.milliseconds(200)

    /// Listens for as long as `body` runs.
    ///
    /// - Throws: ``ListenError`` when it cannot listen, and what `body` throws.
    package static func withServer<Result>(
        _ settings: Settings, time: TimeSource = .system, log: Log, _ body: (TCPServer) async throws -> Result
    ) async throws -> Result {
        let socket = try ListeningSocket(host: settings.host, port: settings.port)
        defer { close(socket.descriptor) }
        return try await SocketWatch.withWatch { watch in
            try await body(
                TCPServer(
                    port: socket.port, listener: socket.descriptor, watch: watch,
                    maximumConnections: settings.maximumConnections, time: time, log: log))
        }
    }

    /// Gives every connection to `handler`, which it ends with, until the task is cancelled.
    package func serve(_ handler: @escaping @Sendable (TCPConnection) async -> Void) async throws {
        let open = Locked<[Int: TCPConnection]>([:])
        try await withThrowingDiscardingTaskGroup { group in
            var id = 0
            while true {
                guard let connection = try await accept() else { continue }
                let guests = open.withLock { $0 }
                switch Admission(among: guests.mapValues(\.idleSince), capacity: maximumConnections) {
                case .welcome: break
                case .instead(let other):
                    log.debug("too many connections, one that asks nothing let go", ["for": connection.peer])
                    open.withLock { $0.removeValue(forKey: other) }?.endReading()
                case .full:
                    log.debug("too many connections, one let go", ["peer": connection.peer])
                    continue
                }
                id += 1
                open.withLock { [id] in $0[id] = connection }
                group.addTask { [id] in
                    await handler(connection)
                    open.withLock { $0[id] = nil }
                }
            }
        }
    }

    /// - Returns: nothing when there was none after all.
    private func accept() async throws -> TCPConnection? {
        var address = sockaddr_storage()
        var size = socklen_t(MemoryLayout.size(ofValue: address))
        let descriptor = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.accept(listener, $0, &size)
            }
        }
        if descriptor >= 0 {
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            return TCPConnection(descriptor: descriptor, peer: Self.name(of: &address), watch: watch, time: time)
        }
        switch errno {
        case EAGAIN:
            try await watch.wait(until: .readable, of: listener)
        case EMFILE, ENFILE, ENOBUFS, ENOMEM:
            log.warning("no connection can be accepted", ["reason": String(cString: strerror(errno))])
            try await time.sleep(for: Self.exhaustion)
        default:
            // The peer left again before its turn came, or its network broke: accept(2) asks to go on.
            try Task.checkCancellation()
        }
        return nil
    }

    private static func name(of address: inout sockaddr_storage) -> String {
        withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { SocketAddress.host(of: $0) }
        } ?? "unknown"
    }
}

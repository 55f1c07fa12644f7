import Foundation
package import MusicSkillCore

/// The other end of a ``TCPServer``.
package enum TCPClient {
    /// Connects to an IP address, for as long as `body` runs.
    ///
    /// - Throws: ``ConnectionLost`` where nobody listens, `DeadlineExceeded`, and what `body` throws.
    package static func withConnection<Result>(
        host: String, port: UInt16, until deadline: TimeSource.Instant, time: TimeSource = .system,
        _ body: (TCPConnection) async throws -> Result
    ) async throws -> Result {
        try await SocketWatch.withWatch { watch in
            try await body(try await connect(host, port, until: deadline, watch, time))
        }
    }

    private static func connect(
        _ host: String, _ port: UInt16, until deadline: TimeSource.Instant, _ watch: SocketWatch, _ time: TimeSource
    ) async throws -> TCPConnection {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let address = found?.pointee else {
            throw ConnectionLost(description: "\(host) is not an IP address")
        }
        defer { freeaddrinfo(found) }
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.ai_family, kind, 0)
        guard descriptor >= 0 else { throw ConnectionLost(description: String(cString: strerror(errno))) }
        let connection = TCPConnection(descriptor: descriptor, peer: host, watch: watch, time: time)
        if Glibc.connect(descriptor, address.ai_addr, address.ai_addrlen) != 0 {
            guard errno == EINPROGRESS else { throw ConnectionLost(description: String(cString: strerror(errno))) }
            try await withDeadline(deadline, time: time) { try await watch.wait(until: .writable, of: descriptor) }
            var error: Int32 = 0
            var size = socklen_t(MemoryLayout.size(ofValue: error))
            getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size)
            guard error == 0 else { throw ConnectionLost(description: String(cString: strerror(error))) }
        }
        return connection
    }
}

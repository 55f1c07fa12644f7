import Foundation
package import MusicSkillCore

/// What the network did to a connection.
package struct ConnectionLost: Error, Equatable, Sendable, CustomStringConvertible {
    package let description: String
}

/// One peer of a ``TCPServer``: bytes in and out, each with a time by which they must have come or gone. One task at a time
/// reads or writes; nothing is read ahead, so a peer that sends faster than it is served has to wait.
package final class TCPConnection: Sendable {
    /// Its address, for the log.
    package let peer: String
    private let descriptor: Int32
    private let watch: SocketWatch
    private let time: TimeSource
    private let idle = Locked<TimeSource.Instant?>(nil)

    /// How long a peer may take to see that it is being left.
    private static let farewell = Duration.seconds(1)

    /// Takes the descriptor over.
    init(descriptor: Int32, peer: String, watch: SocketWatch, time: TimeSource) {
        self.descriptor = descriptor
        self.peer = peer
        self.watch = watch
        self.time = time
    }

    deinit { close(descriptor) }

    /// Since when it is read from between two requests; nothing while a request is under way.
    var idleSince: TimeSource.Instant? { idle.withLock { $0 } }

    /// What has arrived, as soon as anything has; nothing when the peer has ended its side, or has to make room.
    ///
    /// - Parameter isIdle: whether the peer is between two requests, and may have to make room for somebody new.
    /// - Throws: `DeadlineExceeded`, ``ConnectionLost``, `CancellationError`.
    package func read(until deadline: TimeSource.Instant, isIdle: Bool = false) async throws -> [UInt8]? {
        if isIdle { idle.withLock { $0 = time.now() } }
        defer { idle.withLock { $0 = nil } }
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        let count = try await transfer(.readable, until: deadline) {
            recv($0, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        }
        return count == 0 ? nil : Array(buffer.prefix(count))
    }

    /// Returns when the kernel has all of `bytes`.
    ///
    /// - Throws: `DeadlineExceeded`, ``ConnectionLost``, `CancellationError`.
    package func write(_ bytes: [UInt8], until deadline: TimeSource.Instant) async throws {
        var left = bytes[...]
        while !left.isEmpty {
            left.removeFirst(
                try await transfer(.writable, until: deadline) { descriptor in
                    left.withUnsafeBytes {
                        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
                    }
                })
        }
    }

    /// Nothing more is read than what has arrived already; that is still answered.
    func endReading() {
        shutdown(descriptor, Int32(SHUT_RD))
    }

    /// Ends our side and takes what the peer still sends: a close with unread bytes is a reset, and what was written last
    /// would be lost with it.
    package func leave() async {
        shutdown(descriptor, Int32(SHUT_WR))
        let deadline = time.now() + Self.farewell
        do {
            while try await read(until: deadline) != nil {}
        } catch {
            // It has had its time, or is gone: the connection is over either way.
        }
    }

    /// One `recv` or `send` that has moved something, waiting for its turn as often as need be.
    private func transfer(
        _ readiness: SocketWatch.Readiness, until deadline: TimeSource.Instant, _ call: (Int32) -> Int
    ) async throws -> Int {
        while time.now() < deadline {
            let count = call(descriptor)
            if count >= 0 { return count }
            switch errno {
            case EAGAIN:
                try await withDeadline(deadline, time: time) { [watch, descriptor] in
                    try await watch.wait(until: readiness, of: descriptor)
                }
            case EINTR: break
            default: throw ConnectionLost(description: String(cString: strerror(errno)))
            }
        }
        throw DeadlineExceeded()
    }
}

import Foundation
import MusicSkillCore

@testable import Adapters

/// A server that can break every rule: `script` talks to each connection, with its number from 1, on a thread of its own.
struct RawServer: Sendable {
    let port: UInt16
    private let connections = Locked(0)

    var baseURL: String { "http://127.0.0.1:\(port)" }
    var connectionCount: Int { connections.withLock { $0 } }

    static func with<Result>(
        _ script: @escaping @Sendable (RawSocket, Int) -> Void, _ body: (RawServer) async throws -> Result
    ) async throws -> Result {
        let listener = try ListeningSocket(host: "127.0.0.1", port: 0)
        let server = RawServer(port: listener.port)
        async let accepting: Void = onOwnThread("raw-server") { server.accept(on: listener.descriptor, script) }
        do {
            let result = try await body(server)
            shutdown(listener.descriptor, Int32(SHUT_RDWR))
            await accepting
            return result
        } catch {
            shutdown(listener.descriptor, Int32(SHUT_RDWR))
            await accepting
            throw error
        }
    }

    private func accept(on listener: Int32, _ script: @escaping @Sendable (RawSocket, Int) -> Void) {
        var poller = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
        while poll(&poller, 1, -1) > 0, poller.revents == Int16(POLLIN) {
            let descriptor = Glibc.accept(listener, nil, nil)
            guard descriptor >= 0 else { continue }
            let number = connections.withLock { count in
                count += 1
                return count
            }
            Thread { script(RawSocket(descriptor), number) }.start()
        }
        close(listener)
    }
}

package import Adapters
package import MusicSkillCore

/// Serves `handler` on a free loopback port for as long as `body` runs, and tells it the base URL:
/// `http://127.0.0.1:43210`.
package func withLoopbackServer<Result>(
    _ settings: MicrohttpdServer.Settings = .init(), time: TimeSource = .system, handler: @escaping ServerHandler,
    _ body: (String) async throws -> Result
) async throws -> Result {
    try await MicrohttpdServer.withServer(settings, time: time, log: .silent, handler: handler) { server in
        try await body(server.baseURL)
    }
}

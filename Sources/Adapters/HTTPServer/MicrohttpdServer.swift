package import MusicSkillCore

/// A small HTTP/1.1 server over libmicrohttpd: one thread for all connections, a task for each request.
///
/// - A request that is malformed, too large or too slow never reaches the handler.
/// - A client that leaves while its handler works cancels the handler's task at once. One that only closes its sending
///   half counts as gone.
/// - A machine that vanished without a word is noticed after about a minute.
package struct MicrohttpdServer: Sendable {
    package struct Settings: Sendable {
        /// An IP address. Anything but loopback is for the one who configured it to answer for.
        package var host: String
        /// 0 for any that is free.
        package var port: UInt16
        /// Larger bodies are answered 413.
        package var bodyLimit = 256 * 1024
        /// How long a client may take to send a request, counted from the last answer, and to take an answer. Looked
        /// at every quarter of it.
        package var timeLimit = Duration.seconds(30)
        package var maximumConnections = 256
        /// Of one address, 0 for as many as there may be at all. Further ones are closed at once, so that nobody can keep
        /// all the others waiting.
        package var maximumConnectionsPerPeer = 0

        package init(host: String = "127.0.0.1", port: UInt16 = 0) {
            self.host = host
            self.port = port
        }
    }

    /// Where the server listens, with the port that was really taken.
    package let host: String
    package let port: UInt16

    package var baseURL: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    /// Serves for as long as `body` runs. At its end handlers are cancelled and awaited, and every connection is closed.
    ///
    /// - Throws: ``ListenError`` when it cannot start, and what `body` throws.
    package static func withServer<Result>(
        _ settings: Settings, time: TimeSource = .system, log: Log, handler: @escaping ServerHandler,
        _ body: (MicrohttpdServer) async throws -> Result
    ) async throws -> Result {
        let watch = try ConnectionWatch(tick: settings.timeLimit / 4, time: time)
        let socket = try ListeningSocket(host: settings.host, port: settings.port)
        let daemon = MicrohttpdDaemon(settings, watch, time, log, handler)
        try daemon.start(on: socket)
        async let watching: Void = onOwnThread("http-watch") { watch.run() }
        func stop() async {
            await daemon.stop()
            watch.end()
        }
        do {
            let result = try await body(MicrohttpdServer(host: settings.host, port: socket.port))
            await stop()
            await watching
            return result
        } catch {
            await stop()
            await watching
            throw error
        }
    }
}

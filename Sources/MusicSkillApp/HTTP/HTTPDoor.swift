import Adapters
import MusicSkillCore

/// Sentences and requests in over HTTP, and each answered in the same exchange.
struct HTTPDoor: Service {
    let name = "http door"

    let address: ListenAddress
    let answers: HTTPAnswers
    let time: TimeSource
    let log: Log

    func run() async throws {
        var settings = MicrohttpdServer.Settings(host: address.host, port: UInt16(address.port))
        settings.bodyLimit = SayRequest.maximumPayload
        settings.maximumConnectionsPerPeer = 64
        settings.timeLimit = .seconds(10)
        do {
            try await MicrohttpdServer.withServer(
                settings, time: time, log: log,
                // A task of its own: who hangs up has still asked, and half of a command helps nobody. Deadlines end it.
                handler: { request in await Task { await answers.answer(request) }.value }
            ) { server in
                log.info("listening", ["host": address.host, "port": server.port])
                try await time.sleepUntilCancelled()
            }
        } catch let error as ListenError {
            throw AppError(.unreachable, "http.listen: \(error)")
        }
    }
}

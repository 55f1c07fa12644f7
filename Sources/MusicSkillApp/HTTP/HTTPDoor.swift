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
        settings.maximumConnections = 64
        do {
            try await MicrohttpdServer.withServer(
                settings, time: time, log: log, handler: { await answers.answer($0) }
            ) { server in
                log.info("listening", ["host": address.host, "port": server.port])
                try await Doorbell().wait(until: nil, time: time)
            }
        } catch let error as ListenError {
            throw AppError(.unreachable, "http.listen: \(error)")
        }
    }
}

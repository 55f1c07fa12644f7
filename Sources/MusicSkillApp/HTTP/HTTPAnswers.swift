import Foundation
import MusicSkillCore

/// What is answered to requests over HTTP: `/health`, `/api/say`, `/api/<operation>`, the pages, and
/// browsers that come back from a login.
struct HTTPAnswers: Sendable {
    let admission: HTTPGuard
    let desk: CommandDesk
    let pipeline: CommandPipeline
    let operations: Operations
    /// By path.
    let pages: [String: HTTPPage]
    let loginReturn: LoginReturn
    let isConnected: @Sendable () -> Bool
    let startedAt: TimeSource.Instant
    let time: TimeSource

    private struct Standing: Encodable {
        var status: String
        var broker: String
        var uptime: Int

        enum CodingKeys: String, CodingKey {
            case status, broker
            case uptime = "uptime_s"
        }
    }

    func answer(_ request: ServerRequest) async -> ServerResponse {
        let isReading = request.method == "GET" || request.method == "HEAD"
        if isReading, let page = pages[request.path] { return page.response }
        if loginReturn.takes(request) { return await loginReturn.answer(request) }
        // Whoever looks after the service has no token; what it is told is no secret.
        let isForWatchers = request.path == "/health" && admission.settings.token != nil
        if !isForWatchers, let refusal = admission.refusal(of: request) { return .refusal(refusal) }
        switch (request.path, request.method) {
        case ("/health", _) where isReading: return standing()
        case ("/api/say", "POST"): return await say(request.body)
        case ("/health", _): return .notAllowed(allowed: "GET, HEAD")
        case ("/api/say", _): return .notAllowed(allowed: "POST")
        case (let path, _) where pages[path] != nil: return .notAllowed(allowed: "GET, HEAD")
        default: break
        }
        guard request.path.hasPrefix("/api/"), request.path.utf8.count <= 256 else {
            return .failure(.notFound, "there is nothing at this path; POST /api/say takes sentences")
        }
        let name = String(request.path.dropFirst("/api/".count))
        switch request.method {
        case "POST": return await ask(name, request.body)
        case "GET" where operations.isReading(name):
            return await ask(name, request.query.isEmpty ? [] : Wire.encode(request.fields))
        default: return .notAllowed(allowed: operations.isReading(name) ? "GET, POST" : "POST")
        }
    }

    private func standing() -> ServerResponse {
        let isConnected = isConnected()
        return .json(
            isConnected ? 200 : 503,
            Wire.encode(
                Standing(
                    status: isConnected ? "ok" : "degraded", broker: isConnected ? "connected" : "disconnected",
                    uptime: startedAt.duration(to: time.now()).wholeSecondsUp)))
    }

    private func say(_ body: [UInt8]) async -> ServerResponse {
        let arrival = time.now()
        let utterance: Utterance
        do throws(SayRequest.Problem) {
            utterance = Utterance(try SayRequest.decode(body), door: .http, arrivedAt: arrival)
        } catch {
            return .reply(pipeline.invalid(error.message, transaction: error.transaction))
        }
        guard let turn = desk.reserveTurn() else {
            return .reply(pipeline.busy(transaction: utterance.transaction, language: utterance.language))
        }
        return .reply(await desk.handle(utterance, turn: turn))
    }

    private func ask(_ name: String, _ body: [UInt8]) async -> ServerResponse {
        let arrival = time.now()
        guard operations.takesTurn(name) else {
            return .operation(await operations.perform(name, payload: body, door: .http, arrivedAt: arrival))
        }
        guard let turn = desk.reserveTurn() else { return .operation(operations.busy(body)) }
        // What comes to nothing on the way to the desk must not block those behind it.
        defer { desk.giveUp(turn) }
        return .operation(await operations.perform(name, payload: body, door: .http, arrivedAt: arrival, turn: turn))
    }
}

extension ServerRequest {
    /// The query as an object; of a name that comes twice the first.
    fileprivate var fields: [String: String] {
        Dictionary(query.map { ($0.name, $0.value) }) { first, _ in first }
    }
}

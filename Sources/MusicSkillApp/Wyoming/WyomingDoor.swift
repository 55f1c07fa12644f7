import Adapters
import MusicSkillCore

/// Sentences in over Wyoming, as Home Assistant's Assist sends them: several connections at once, and on each one answer
/// after the other, in the order of the requests.
struct WyomingDoor: Service {
    let name = "wyoming door"

    let address: ListenAddress
    let answers: WyomingAnswers
    /// Under which it is announced where others can reach it.
    let instance: InstanceName
    let time: TimeSource
    let log: Log

    /// How long a peer may stay without asking anything, while there is room; how long an event may take to arrive, and an
    /// answer to be taken.
    private static let idleLimit = Duration.seconds(60)
    private static let eventLimit = Duration.seconds(10)

    func run() async throws {
        do {
            let settings = TCPServer.Settings(host: address.host, port: UInt16(address.port))
            try await TCPServer.withServer(settings, time: time, log: log) { server in
                log.info("listening", ["host": address.host, "port": server.port])
                try await withThrowingDiscardingTaskGroup { group in
                    group.addTask { try await server.serve { await converse(on: $0) } }
                    if !address.isLoopback { group.addTask { try await announce(port: server.port) } }
                }
            }
        } catch let error as ListenError {
            throw AppError(.unreachable, "wyoming.listen: \(error)")
        }
    }

    private func announce(port: UInt16) async throws {
        let name: String
        do throws(StoreError) {
            name = try await instance.find()
        } catch {
            return log.warning("not announced: its name cannot be kept", ["error": error.message])
        }
        let service = NetworkService(name: name, type: "_wyoming._tcp", port: port)
        try await AvahiAnnouncer(service, time: time, log: log).run()
    }

    private func converse(on connection: TCPConnection) async {
        var decoder = WyomingDecoder()
        var began: TimeSource.Instant?
        do {
            while true {
                while let event = try decoder.next() {
                    began = nil
                    if let answer = await answers.answer(to: event) { try await send(answer, on: connection) }
                }
                began = decoder.isAmidEvent ? began ?? time.now() : nil
                let deadline = began.map { $0 + Self.eventLimit } ?? time.now() + Self.idleLimit
                guard let bytes = try await connection.read(until: deadline, isIdle: began == nil) else { return }
                decoder.append(bytes)
            }
        } catch let problem as WyomingProblem {
            await dismiss(connection, because: problem)
        } catch {
            log.debug("a connection ended", ["peer": connection.peer, "reason": "\(error)"])
        }
    }

    private func dismiss(_ connection: TCPConnection, because problem: WyomingProblem) async {
        log.info("a peer sent what is no event", ["peer": connection.peer, "problem": problem])
        do {
            let error = WyomingEvent(
                "error", ["text": .string(problem.description), "code": .string(OutcomeCode.invalidRequest.rawValue)])
            try await send(error, on: connection)
            await connection.leave()
        } catch {
            log.debug("a connection ended", ["peer": connection.peer, "reason": "\(error)"])
        }
    }

    private func send(_ event: WyomingEvent, on connection: TCPConnection) async throws {
        try await connection.write(try event.encoded(), until: time.now() + Self.eventLimit)
    }
}

import MusicSkillCore

/// What can be asked of the service besides saying something: on `request/<name>`, and over every other door that
/// passes requests on. Every request gets one answer.
struct Operations: Sendable {
    /// As it goes over the wire, with the code that says how it went.
    struct Answer: Sendable {
        var code: OutcomeCode
        var retryAfterSeconds: Int?
        var payload: [UInt8]
    }

    private let table: [String: BridgeOperation]
    private let time: TimeSource

    /// - Parameter groups: whose names differ.
    init(_ groups: [any OperationGroup], time: TimeSource) {
        table = Dictionary(uniqueKeysWithValues: groups.flatMap(\.operations).map { ($0.name, $0) })
        self.time = time
    }

    /// Whether such a request changes nothing.
    func isReading(_ name: String) -> Bool { table[name]?.isReading ?? false }

    /// Whether a place in the line should be reserved when such a request arrives.
    func takesTurn(_ name: String) -> Bool { table[name]?.takesTurn ?? false }

    /// - Parameters:
    ///   - payload: a JSON object, nothing, or the plain text of the field that matters.
    ///   - arrival: when it came; now, where nothing is given.
    ///   - age: how long it may have waited before it reached us.
    ///   - turn: its place in the line, where it takes one.
    /// - Returns: an error for an unknown name, too.
    func perform(
        _ name: String, payload: [UInt8], door: Utterance.Door = .mqtt, arrivedAt arrival: TimeSource.Instant? = nil,
        age: Duration = .zero, turn: Lane.Turn? = nil
    ) async -> Answer {
        var transaction: String?
        do throws(OperationFailure) {
            let object: String
            let operation: BridgeOperation
            do throws(SayRequest.Problem) {
                let payload = try OperationPayload(payload)
                transaction = try payload.transaction
                operation = try self.operation(named: name)
                object = try payload.object(for: operation)
            } catch {
                throw OperationFailure(error)
            }
            guard age <= Utterance.life else {
                throw OperationFailure(.tooLate, "the request came \(age.wholeSecondsUp) seconds ago")
            }
            let call = OperationCall(
                text: object, door: door, arrivedAt: arrival ?? time.now(), age: age, turn: turn)
            return Self.encode(try await operation.carryOut(call), transaction: transaction)
        } catch {
            return Self.encode(error, transaction: transaction)
        }
    }

    /// The answer to a request that cannot be taken now.
    func busy(_ payload: [UInt8]) -> Answer {
        // Only a courtesy: what cannot be read is refused without its own transaction.
        let transaction = try? OperationPayload(payload).transaction
        var failure = OperationFailure(.rateLimited, "too many requests wait; ask again in a second")
        failure.retryAfter = .seconds(1)
        return Self.encode(failure, transaction: transaction)
    }

    private func operation(named name: String) throws(SayRequest.Problem) -> BridgeOperation {
        guard let operation = table[name] else {
            throw SayRequest.Problem(
                "unknown request \"\(name.prefix(64))\": known are \(table.keys.sorted().joined(separator: ", "))")
        }
        return operation
    }

    private static func encode(_ data: some Encodable, transaction: String?) -> Answer {
        Answer(code: .ok, payload: Wire.encode(OperationResponse.ok(data, transaction: transaction)))
    }

    private static func encode(_ failure: OperationFailure, transaction: String?) -> Answer {
        let wait = failure.retryAfter?.wholeSecondsUp
        func encode(_ data: some Encodable) -> [UInt8] {
            Wire.encode(
                OperationResponse(
                    data: data, status: "error", error: failure.message, code: failure.code, retryAfterSeconds: wait,
                    transaction: transaction))
        }
        return Answer(code: failure.code, retryAfterSeconds: wait, payload: encode(failure.data))
    }
}

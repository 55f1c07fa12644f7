import Foundation
import MusicSkillCore

/// One thing that can be asked on `request/<name>`.
struct BridgeOperation: Sendable {
    typealias Answer = any Encodable & Sendable

    let name: String
    /// The fields a request may have besides `transaction`.
    let fields: [String]
    /// The field that a payload which is no JSON object stands for. Where there is none but other fields are, such a
    /// payload is refused; where there are no fields at all it means nothing.
    let plainField: String?
    /// Whether it goes over the desk, and so wants its place in the line the moment it arrives.
    let takesTurn: Bool
    /// Whether it changes nothing.
    let isReading: Bool
    let carryOut: @Sendable (OperationCall) async throws(OperationFailure) -> Answer

    init(
        _ name: String, fields: [String] = [], plainField: String? = nil, takesTurn: Bool = false,
        isReading: Bool = false, carryOut: @escaping @Sendable (OperationCall) async throws(OperationFailure) -> Answer
    ) {
        self.name = name
        self.fields = fields
        self.plainField = plainField
        self.takesTurn = takesTurn
        self.isReading = isReading
        self.carryOut = carryOut
    }

    /// With its request decoded.
    init<Request: OperationRequest>(
        _ name: String, takesTurn: Bool = false, isReading: Bool = false,
        carryOut: @escaping @Sendable (Request, OperationCall) async throws(OperationFailure) -> Answer
    ) {
        self.init(
            name, fields: Request.fields, plainField: Request.plainField, takesTurn: takesTurn, isReading: isReading
        ) {
            call throws(OperationFailure) in
            try await carryOut(try call.decoded(as: Request.self), call)
        }
    }
}

/// What a request to an operation may hold.
protocol OperationRequest: Decodable, Sendable {
    static var fields: [String] { get }
    static var plainField: String? { get }
}

extension OperationRequest {
    static var plainField: String? { nil }
}

/// Operations that belong together.
protocol OperationGroup: Sendable {
    var operations: [BridgeOperation] { get }
}

/// An operation as it was asked for.
struct OperationCall: Sendable {
    /// A JSON object.
    var text: String
    var door: Utterance.Door
    var arrivedAt: TimeSource.Instant
    /// How long it may have waited before it reached us.
    var age: Duration
    var turn: Lane.Turn?

    func decoded<Request: Decodable>(as type: Request.Type) throws(OperationFailure) -> Request {
        do throws(SayRequest.Problem) {
            return try SayRequest.decodeJSON(type, text)
        } catch {
            throw OperationFailure(error)
        }
    }
}

/// Why an operation did not do what it was asked, in words for whoever asked.
struct OperationFailure: Error {
    var code: OutcomeCode
    var message: String
    var data: BridgeOperation.Answer = NoData()
    /// How long to wait before it can be asked again, where that is known.
    var retryAfter: Duration?

    init(_ code: OutcomeCode, _ message: String, data: BridgeOperation.Answer = NoData()) {
        self.code = code
        self.message = message
        self.data = data
    }

    init(_ problem: SayRequest.Problem) {
        self.init(.invalidRequest, problem.message)
    }

    init(_ error: ProviderError) {
        self.init(error.code, error.message)
        retryAfter = error.retryAfter
    }

    init(_ error: StoreError) {
        self.init(.internal, error.message)
    }
}

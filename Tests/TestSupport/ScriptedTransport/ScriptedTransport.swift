package import MusicSkillCore
package import Testing

/// A remote service that answers what the test expects to be asked, in that order, and fails on everything else.
package final class ScriptedTransport: HTTPTransport {
    package typealias Answer = @Sendable () async -> Result<HTTPResponse, HTTPTransportError>

    private struct Question {
        var method: HTTPRequest.Method
        var url: String
        var headers: [String: String]
        var body: String?
    }

    private struct Expectation {
        /// Absent where the test does not mind.
        var question: Question?
        var location: SourceLocation
        var answer: Answer
    }

    private struct State {
        var expected: [Expectation] = []
        var sent: [HTTPRequest] = []
    }

    private let state = Locked(State())

    package init() {}

    /// Everything that was sent, oldest first.
    package var sent: [HTTPRequest] { state.withLock { $0.sent } }

    /// - Parameters:
    ///   - headers: those that must be there; others may.
    ///   - body: nothing means no body at all.
    package func expect(
        _ method: HTTPRequest.Method, _ url: String, headers: [String: String] = [:], body: String? = nil,
        times: Int = 1, at location: SourceLocation = #_sourceLocation, answering answer: @escaping Answer
    ) {
        let question = Question(method: method, url: url, headers: headers, body: body)
        let expectation = Expectation(question: question, location: location, answer: answer)
        state.withLock { $0.expected += Array(repeating: expectation, count: times) }
    }

    package func expect(
        _ method: HTTPRequest.Method, _ url: String, headers: [String: String] = [:], body: String? = nil,
        times: Int = 1, at location: SourceLocation = #_sourceLocation, status: Int,
        answerHeaders: [(name: String, value: String)] = [], answer: String = ""
    ) {
        let response = HTTPResponse(status: status, headers: answerHeaders, body: Array(answer.utf8))
        expect(method, url, headers: headers, body: body, times: times, at: location) { .success(response) }
    }

    package func expect(
        _ method: HTTPRequest.Method, _ url: String, headers: [String: String] = [:], body: String? = nil,
        times: Int = 1, at location: SourceLocation = #_sourceLocation, failure: HTTPTransportError
    ) {
        expect(method, url, headers: headers, body: body, times: times, at: location) { .failure(failure) }
    }

    /// Answers the next request whatever it is, for tests that look elsewhere.
    package func answerAnything(status: Int, _ body: String, at location: SourceLocation = #_sourceLocation) {
        let response = HTTPResponse(status: status, body: Array(body.utf8))
        let expectation = Expectation(question: nil, location: location) { .success(response) }
        state.withLock { $0.expected.append(expectation) }
    }

    /// Fails the test where something expected was never asked for.
    package func expectNothingLeft(at location: SourceLocation = #_sourceLocation) {
        for expectation in state.withLock({ $0.expected }) {
            let question = expectation.question.map { "\($0.method.rawValue) \($0.url)" } ?? "anything"
            Issue.record("never sent: \(question)", sourceLocation: expectation.location)
        }
    }

    package func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        let expectation = state.withLock { state in
            state.sent.append(request)
            return state.expected.isEmpty ? nil : state.expected.removeFirst()
        }
        guard let expectation else {
            Issue.record("not expected: \(request.method.rawValue) \(request.url)")
            throw .unreachable("nothing was expected to be sent")
        }
        if let question = expectation.question { check(request, question, expectation.location) }
        return try await expectation.answer().get()
    }

    private func check(_ request: HTTPRequest, _ question: Question, _ location: SourceLocation) {
        #expect(request.method == question.method, sourceLocation: location)
        #expect(request.url == question.url, sourceLocation: location)
        for (name, value) in question.headers {
            let sent = request.headers.first { $0.name.lowercased() == name.lowercased() }?.value
            #expect(sent == value, sourceLocation: location)
        }
        let body = request.body.map { String(decoding: $0, as: UTF8.self) }
        #expect(body == question.body, sourceLocation: location)
    }
}

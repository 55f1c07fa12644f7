import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import Adapters

/// Every way a transfer can fail, and what the error says about "did it arrive".
@Suite(.timeLimit(.minutes(1)))
struct CurlTransportFailureTests {
    @Test func `nobody listens: unreachable, and the message keeps the query to itself`() async throws {
        let listener = try ListeningSocket(host: "127.0.0.1", port: 0)
        close(listener.descriptor)
        let error = await failure(HTTPRequest(.get, "http://127.0.0.1:\(listener.port)/x?token=abc"))
        guard case .unreachable(let message) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(message.contains("127.0.0.1"))
        #expect(message.contains("refused"))
        #expect(!message.contains("token"))
    }

    @Test func `an unknown name is unreachable`() async {
        let error = await failure(HTTPRequest(.get, "https://nobody.invalid/"))
        guard case .unreachable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `an answer that does not come in time is timed out after that time`() async throws {
        let clock = ContinuousClock()
        try await withLoopbackServer(handler: neverAnswer) { url in
            let start = clock.now
            let error = await failure(HTTPRequest(.get, url + "/", timeout: .milliseconds(200)))
            #expect(error == .timedOut)
            // The upper end only has to tell 200 ms from the default of 8 s: other suites share the processors.
            #expect((Duration.milliseconds(195)..<Duration.seconds(6)).contains(clock.now - start))
        }
    }

    @Test func `a connection that is not made in time is unreachable`() async throws {
        // With no backlog but one connection the queue is full: the kernel leaves the next one without a word.
        let listener = try ListeningSocket(host: "127.0.0.1", port: 0)
        listen(listener.descriptor, 0)
        defer { close(listener.descriptor) }
        let filler = RawSocket(port: listener.port)
        let error = await failure(
            HTTPRequest(.get, "http://127.0.0.1:\(listener.port)/", connectTimeout: .milliseconds(200)))
        #expect(error == .unreachable("127.0.0.1: timed out connecting"))
        withExtendedLifetime(filler) {}
    }

    @Test func `waiting for a free connection has the time limit of connecting`() async throws {
        let (asked, continuation) = AsyncStream<Void>.makeStream()
        let handler: ServerHandler = { _ in
            continuation.yield()
            await stall()
            return ServerResponse(status: 200)
        }
        var settings = CurlTransport.Settings()
        settings.maximumTransfersPerHost = 1
        try await withLoopbackServer(handler: handler) { url in
            try await CurlTransport.withTransport(settings) { transport in
                async let _ = transport.send(HTTPRequest(.get, url + "/"))
                _ = await asked.first { true }
                await #expect(throws: HTTPTransportError.unreachable("127.0.0.1: timed out connecting")) {
                    try await transport.send(HTTPRequest(.get, url + "/", connectTimeout: .milliseconds(200)))
                }
            }
        }
    }

    @Test func `a handshake that hangs holds nobody longer than the limit`() async throws {
        let script: @Sendable (RawSocket, Int) -> Void = { socket, _ in _ = socket.isClosedByPeer() }
        try await RawServer.with(script) { server in
            try await withTransport { transport in
                let request = HTTPRequest(
                    .get, "https://127.0.0.1:\(server.port)/", connectTimeout: .milliseconds(200))
                let start = ContinuousClock.now
                await withTaskGroup { group in
                    for _ in 1...4 {
                        group.addTask {
                            await #expect(throws: HTTPTransportError.unreachable("127.0.0.1: timed out connecting")) {
                                try await transport.send(request)
                            }
                        }
                    }
                }
                #expect(ContinuousClock.now - start < .seconds(6))
            }
        }
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal",
        "220 smtp.example.org ESMTP\r\n", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\njunk",
    ])
    func `a broken answer is a lost connection`(answer: String) async throws {
        let script: @Sendable (RawSocket, Int) -> Void = { socket, _ in
            _ = socket.read(until: "\r\n\r\n")
            socket.write(answer)
        }
        try await RawServer.with(script) { server in
            let error = await failure(HTTPRequest(.post, server.baseURL + "/"))
            guard case .connectionLost(let message) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(message.hasPrefix("127.0.0.1: "))
        }
    }

    @Test func `a reset is a lost connection`() async throws {
        let script: @Sendable (RawSocket, Int) -> Void = { socket, _ in
            _ = socket.read(until: "\r\n\r\n")
            socket.resetOnClose()
        }
        try await RawServer.with(script) { server in
            let error = await failure(HTTPRequest(.get, server.baseURL + "/"))
            #expect(error?.requestMayHaveArrived == true)
            guard case .connectionLost = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `a warm connection that breaks does not send the request twice`() async throws {
        let requests = Locked(0)
        let script: @Sendable (RawSocket, Int) -> Void = { socket, number in
            for isFirst in [true, false] where !socket.read(until: "\r\n\r\n").isEmpty {
                requests.withLock { $0 += 1 }
                if isFirst, number == 1 { socket.write("HTTP/1.1 204 No Content\r\n\r\n") }
            }
        }
        try await RawServer.with(script) { server in
            try await withTransport { transport in
                _ = try await transport.send(HTTPRequest(.post, server.baseURL + "/"))
                let lost = HTTPTransportError.connectionLost("127.0.0.1: the connection broke before the answer")
                await #expect(throws: lost) {
                    try await transport.send(HTTPRequest(.post, server.baseURL + "/"))
                }
            }
            #expect(requests.withLock { $0 } == 2)
        }
    }

    @Test func `a connection the server closed at rest is replaced without a word`() async throws {
        let (closed, continuation) = AsyncStream<Void>.makeStream()
        let script: @Sendable (RawSocket, Int) -> Void = { socket, number in
            _ = socket.read(until: "\r\n\r\n")
            socket.write("HTTP/1.1 204 No Content\r\n\r\n")
            if number == 1 { socket.close() }
            continuation.yield()
        }
        try await RawServer.with(script) { server in
            try await withTransport { transport in
                _ = try await transport.send(HTTPRequest(.post, server.baseURL + "/"))
                _ = await closed.first { true }
                let response = try await transport.send(HTTPRequest(.post, server.baseURL + "/"))
                #expect(response.status == 204)
            }
        }
    }

    @Test(arguments: ["Content-Length: 5000\r\n\r\n", "Connection: close\r\n\r\n"])
    func `an answer beyond the limit is refused while it arrives`(headers: String) async throws {
        let script: @Sendable (RawSocket, Int) -> Void = { socket, _ in
            _ = socket.read(until: "\r\n\r\n")
            socket.write("HTTP/1.1 200 OK\r\n" + headers + String(repeating: "x", count: 1001))
            _ = socket.isClosedByPeer()
        }
        try await RawServer.with(script) { server in
            let error = await failure(HTTPRequest(.get, server.baseURL + "/", maximumResponseBytes: 1000))
            #expect(error == .responseTooLarge)
        }
    }

    @Test func `a cancelled task ends the transfer itself`() async throws {
        let (events, continuation) = AsyncStream<String>.makeStream()
        let script: @Sendable (RawSocket, Int) -> Void = { socket, _ in
            _ = socket.read(until: "\r\n\r\n")
            continuation.yield("asked")
            continuation.yield(socket.isClosedByPeer() ? "client gone" : "client still there")
        }
        try await RawServer.with(script) { server in
            try await withTransport { transport in
                async let answer = failure(of: transport, HTTPRequest(.get, server.baseURL + "/"), afterFirst: events)
                #expect(await answer == .cancelled)
                #expect(await events.first { _ in true } == "client gone")
            }
        }
    }

    @Test func `of hundreds of requests cancelled at any moment none is lost`() async throws {
        let handler: ServerHandler = { _ in
            await Task.yield()
            return ServerResponse(status: 200)
        }
        try await withLoopbackServer(handler: handler) { url in
            try await withTransport { transport in
                var outcomes: [String: Int] = [:]
                await withTaskGroup(of: String.self) { group in
                    for number in 0..<600 {
                        group.addTask {
                            let request = HTTPRequest(
                                .get, url + "/", timeout: .seconds(40), connectTimeout: .seconds(40))
                            let task = Task { try await transport.send(request).status }
                            for _ in 0..<(number % 40) { await Task.yield() }
                            if number % 3 != 0 { task.cancel() }
                            return switch await task.result {
                            case .success(200): "answered"
                            case .failure(HTTPTransportError.cancelled): "cancelled"
                            case let other: "\(other)"
                            }
                        }
                    }
                    for await outcome in group { outcomes[outcome, default: 0] += 1 }
                }
                #expect(outcomes.keys.sorted() == ["answered", "cancelled"])
                #expect(outcomes["answered", default: 0] >= 200)
                #expect(outcomes.values.reduce(0, +) == 600)
                let response = try await transport.send(HTTPRequest(.get, url + "/"))
                #expect(response.status == 200)
            }
        }
    }

    @Test func `the end of the scope cancels what is left, and later requests`() async throws {
        try await withLoopbackServer(handler: neverAnswer) { url in
            let request = HTTPRequest(.get, url + "/")
            let (escaped, task) = try await withTransport { transport in
                (transport, Task { try await transport.send(request) })
            }
            await #expect(throws: HTTPTransportError.cancelled) { try await task.value }
            await #expect(throws: HTTPTransportError.cancelled) { try await escaped.send(request) }
        }
    }

    private let neverAnswer: ServerHandler = { _ in
        await stall()
        return ServerResponse(status: 200)
    }

    private func failure(_ request: HTTPRequest) async -> HTTPTransportError? {
        await #expect(throws: HTTPTransportError.self) {
            try await withTransport { try await $0.send(request) }
        }
    }

    /// Sends, cancels once `signal` has said something, and returns how the request ended.
    private func failure(
        of transport: CurlTransport, _ request: HTTPRequest, afterFirst signal: AsyncStream<String>
    ) async -> HTTPTransportError? {
        let task = Task { try await transport.send(request) }
        _ = await signal.first { _ in true }
        task.cancel()
        return await #expect(throws: HTTPTransportError.self) { try await task.value }
    }
}

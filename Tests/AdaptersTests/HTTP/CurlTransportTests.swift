import Adapters
import MusicSkillCore
import TestSupport
import Testing

/// The transport against our own server, and against servers that break the rules.
@Suite(.timeLimit(.minutes(1)))
struct CurlTransportTests {
    @Test func `method, path, query, headers and body arrive, and the answer comes back whole`() async throws {
        let echo: ServerHandler = { request in
            let query = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
            let facts = [
                request.method, request.path, query, request.headers["x-test"] ?? "",
                request.headers["user-agent"] ?? "",
                request.headers["content-type"] ?? "none", String(decoding: request.body, as: UTF8.self),
            ]
            return ServerResponse(
                status: 201, headers: [("X-Answer", "yes")], body: .bytes(Array(facts.joined(separator: "|").utf8)))
        }
        try await withLoopbackServer(handler: echo) { url in
            try await withTransport { transport in
                let response = try await transport.send(
                    HTTPRequest(
                        .post, url + "/a%20b?q=bj%C3%B6rk+live&q=2", headers: [("X-Test", "über"), ("X-Empty", "")],
                        body: Array("körper".utf8)))
                #expect(response.status == 201)
                #expect(response.header("x-answer") == "yes")
                let body = String(decoding: response.body, as: UTF8.self)
                #expect(body == "POST|/a b|q=björk live&q=2|über|musicskill|none|körper")
            }
        }
    }

    @Test(arguments: [HTTPRequest.Method.get, .put, .post, .delete])
    func `every method goes with a body and without`(method: HTTPRequest.Method) async throws {
        let echo: ServerHandler = { request in
            ServerResponse(status: 200, body: .bytes(Array("\(request.method) \(request.body.count)".utf8)))
        }
        try await withLoopbackServer(handler: echo) { url in
            try await withTransport { transport in
                for body in [nil, [], [UInt8](repeating: 7, count: 100_000)] {
                    let response = try await transport.send(HTTPRequest(method, url + "/", body: body))
                    #expect(response.status == 200)
                    #expect(response.body == Array("\(method.rawValue) \(body?.count ?? 0)".utf8))
                }
            }
        }
    }

    @Test(arguments: [HTTPRequest.Method.put, .post])
    func `a command without a body says Content-Length 0`(method: HTTPRequest.Method) async throws {
        let seen = Locked("")
        let script: @Sendable (RawSocket, Int) -> Void = { socket, _ in
            let request = socket.read(until: "\r\n\r\n")
            seen.withLock { $0 = request }
            socket.write("HTTP/1.1 204 No Content\r\n\r\n")
        }
        try await RawServer.with(script) { server in
            try await withTransport { transport in
                let response = try await transport.send(HTTPRequest(method, server.baseURL + "/"))
                #expect(response.status == 204)
                #expect(response.body.isEmpty)
            }
        }
        let request = seen.withLock { $0 }
        #expect(request.contains("\r\nContent-Length: 0\r\n"))
        #expect(!request.contains("Content-Type"))
        #expect(!request.contains("Expect"))
    }

    @Test func `connections are kept and used again`() async throws {
        let script: @Sendable (RawSocket, Int) -> Void = { socket, _ in
            while !socket.read(until: "\r\n\r\n").isEmpty {
                socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            }
        }
        try await RawServer.with(script) { server in
            try await withTransport { transport in
                for _ in 1...20 { _ = try await transport.send(HTTPRequest(.get, server.baseURL + "/")) }
            }
            #expect(server.connectionCount == 1)
        }
    }

    /// More than one round: what libcurl 7.88 forgot of its own line it forgot once in thirty times.
    @Test(arguments: 1...20)
    func `64 requests at once all get their own answer`(round: Int) async throws {
        let echo: ServerHandler = { ServerResponse(status: 200, body: .bytes(Array($0.path.utf8))) }
        try await withLoopbackServer(handler: echo) { url in
            try await withTransport { transport in
                try await withThrowingTaskGroup { group in
                    for number in 1...64 {
                        group.addTask {
                            let request = HTTPRequest(
                                .get, "\(url)/\(number)", timeout: .seconds(30), connectTimeout: .seconds(30))
                            let response = try await transport.send(request)
                            return response.body == Array("/\(number)".utf8)
                        }
                    }
                    for try await isRight in group { #expect(isRight) }
                }
            }
        }
    }

    @Test func `a redirect is an answer and is not followed`() async throws {
        let asked = Locked<[String]>([])
        let handler: ServerHandler = { request in
            asked.withLock { $0.append(request.path) }
            return ServerResponse(status: 302, headers: [("Location", "/elsewhere")])
        }
        try await withLoopbackServer(handler: handler) { url in
            try await withTransport { transport in
                let response = try await transport.send(
                    HTTPRequest(.get, url + "/here", headers: [("Authorization", "Bearer secret")]))
                #expect(response.status == 302)
                #expect(response.header("location") == "/elsewhere")
            }
        }
        #expect(asked.withLock { $0 } == ["/here"])
    }

    @Test func `compressed answers are unpacked`() async throws {
        // "jazz" by gzip.
        let packed: [UInt8] = [
            0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb, 0x4a, 0xac, 0xaa, 0x02, 0x00, 0x32, 0x60,
            0xca, 0x59, 0x04, 0x00, 0x00, 0x00,
        ]
        let handler: ServerHandler = { request in
            #expect(request.headers["accept-encoding"]?.contains("gzip") == true)
            return ServerResponse(status: 200, headers: [("Content-Encoding", "gzip")], body: .bytes(packed))
        }
        try await withLoopbackServer(handler: handler) { url in
            try await withTransport { transport in
                let response = try await transport.send(HTTPRequest(.get, url + "/"))
                #expect(String(decoding: response.body, as: UTF8.self) == "jazz")
            }
        }
    }
}

import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import Adapters

/// The server against clients that do not behave.
@Suite(.timeLimit(.minutes(1)))
struct MicrohttpdServerTests {
    @Test func `no content has no body and no length`() async throws {
        let answer = try await answer(to: "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") { _ in
            ServerResponse(status: 204)
        }
        #expect(answer.hasPrefix("HTTP/1.1 204 "))
        #expect(answer.hasSuffix("\r\n\r\n"))
        #expect(!answer.contains("Content-Length"))
    }

    @Test(arguments: ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "PROPFIND"])
    func `the handler gets every method`(method: String) async throws {
        let request = "\(method) / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        let answer = try await answer(to: request) { request in
            ServerResponse(status: 200, headers: [("X-Method", request.method)], body: .bytes(Array("body".utf8)))
        }
        #expect(answer.contains("X-Method: \(method)\r\n"))
        #expect(answer.hasSuffix("\r\n\r\nbody") == (method != "HEAD"))
    }

    @Test func `the handler knows who calls`() async throws {
        let answer = try await answer(to: "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") { request in
            ServerResponse(status: 200, body: .bytes(Array((request.peer ?? "").utf8)))
        }
        #expect(answer.hasSuffix("\r\n\r\n127.0.0.1"))
    }

    @Test func `a header sent twice is one list, and names are lower case`() async throws {
        let request = "GET / HTTP/1.1\r\nHost: x\r\nX-A: 1\r\nx-a: 2\r\nConnection: close\r\n\r\n"
        let answer = try await answer(to: request) { request in
            ServerResponse(status: 200, body: .bytes(Array((request.headers["x-a"] ?? "").utf8)))
        }
        #expect(answer.hasSuffix("1, 2"))
    }

    @Test(arguments: [
        "rubbish\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /?q=%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET http://x/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: minus\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "\u{0}\u{1}\u{2}\r\n\r\n",
        "GET /\(String(repeating: "x", count: 100_000)) HTTP/1.1\r\nHost: x\r\n\r\n",
    ])
    func `a malformed request is refused and the next client served`(request: String) async throws {
        var settings = MicrohttpdServer.Settings()
        settings.timeLimit = .milliseconds(500)
        try await withLoopbackServer(settings, handler: { _ in ServerResponse(status: 200) }) { url in
            let answer = await exchange(url, request)
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer)")
            let good = await exchange(url, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(good.hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test(arguments: [(1000, 200), (1001, 413), (300_000, 413)])
    func `a body beyond the limit is answered 413`(size: Int, status: Int) async throws {
        var settings = MicrohttpdServer.Settings()
        settings.bodyLimit = 1000
        try await withLoopbackServer(settings, handler: { _ in ServerResponse(status: 200) }) { url in
            try await withTransport { transport in
                for _ in 1...2 {
                    let body = [UInt8](repeating: 0, count: size)
                    let response = try await transport.send(HTTPRequest(.post, url + "/", body: body))
                    #expect(response.status == status)
                    if status == 413 {
                        let text = String(decoding: response.body, as: UTF8.self)
                        #expect(
                            text == #"{"code":"invalid_request","message":"The body is larger than 1000 bytes."}"#)
                    }
                }
            }
        }
    }

    @Test(arguments: ["G", "GET / HTTP/1.1\r\nX: ", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"])
    func `a client that drips is cut off`(start: String) async throws {
        var settings = MicrohttpdServer.Settings()
        settings.timeLimit = .milliseconds(300)
        try await withLoopbackServer(settings, handler: { _ in ServerResponse(status: 200) }) { url in
            let port = port(of: url)
            let wasCut = await onOwnThread("dripper") {
                guard let socket = RawSocket(port: port) else { return false }
                socket.write(start)
                // A reset shows in the second write after it at the latest.
                for _ in 0..<1500 {
                    guard socket.write("x") else { return true }
                    usleep(10_000)
                }
                return false
            }
            #expect(wasCut)
        }
    }

    @Test func `one address gets no more than its share of connections, and back what it gives up`() async throws {
        var settings = MicrohttpdServer.Settings()
        settings.maximumConnectionsPerPeer = 2
        try await withLoopbackServer(settings, handler: { _ in ServerResponse(status: 200) }) { url in
            let port = port(of: url)
            let isThirdClosed = await onOwnThread("hoarder") {
                let hoard = (1...2).compactMap { _ in RawSocket(port: port) }
                for socket in hoard { socket.write("GET / HTTP/1.1\r\nX: ") }
                defer { for socket in hoard { socket.close() } }
                return hoard.count == 2 && RawSocket(port: port)?.isClosedByPeer() == true
            }
            #expect(isThirdClosed)
            var answer = ""
            while answer.isEmpty {
                answer = await exchange(url, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            }
            #expect(answer.hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test func `a client that does not take its answer is cut off`() async throws {
        var settings = MicrohttpdServer.Settings()
        settings.timeLimit = .milliseconds(300)
        let answer = ServerResponse(status: 200, body: .bytes([UInt8](repeating: 0, count: 32 * 1024 * 1024)))
        try await withLoopbackServer(settings, handler: { _ in answer }) { url in
            let port = port(of: url)
            let received = await onOwnThread("sleeper") {
                guard let socket = RawSocket(port: port, receiveBuffer: 4096) else { return 0 }
                socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                usleep(600_000)
                return socket.read().utf8.count
            }
            #expect(received > 0)
            #expect(received < 32 * 1024 * 1024)
        }
    }

    @Test func `an idle connection is closed after the time limit, a working one is not`() async throws {
        var settings = MicrohttpdServer.Settings()
        settings.timeLimit = .seconds(1)
        let slow: ServerHandler = { _ in
            do { try await Task.sleep(for: .milliseconds(1500)) } catch { return ServerResponse(status: 500) }
            return ServerResponse(status: 200)
        }
        try await withLoopbackServer(settings, handler: slow) { url in
            let port = port(of: url)
            let (answer, isClosed) = await onOwnThread("idler") {
                guard let socket = RawSocket(port: port) else { return ("", false) }
                socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                return (socket.read(until: "\r\n\r\n"), socket.isClosedByPeer())
            }
            #expect(answer.hasPrefix("HTTP/1.1 200 "))
            #expect(isClosed)
        }
    }

    @Test func `a client that leaves cancels the handler it waits for`() async throws {
        let (events, continuation) = AsyncStream<String>.makeStream()
        let handler: ServerHandler = { _ in
            continuation.yield("asked")
            await stall()
            continuation.yield(Task.isCancelled ? "cancelled" : "finished")
            return ServerResponse(status: 200)
        }
        try await withLoopbackServer(handler: handler) { url in
            var client = RawSocket(port: port(of: url))
            client?.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(await events.first { _ in true } == "asked")
            client = nil
            #expect(await events.first { _ in true } == "cancelled")
        }
    }

    @Test func `an aborted answer is a lost connection`() async throws {
        let handler: ServerHandler = { _ in ServerResponse(status: 200, body: .abort) }
        try await withLoopbackServer(handler: handler) { url in
            let answer = await exchange(url, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(answer.isEmpty)
            let error = await #expect(throws: HTTPTransportError.self) {
                try await withTransport { try await $0.send(HTTPRequest(.get, url + "/")) }
            }
            guard case .connectionLost = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test(arguments: [("X", "1\r\nY: 2"), ("X\r\nY", "1"), ("X Y", "1")])
    func `an answer that HTTP does not allow becomes a 500`(name: String, value: String) async throws {
        let request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        let answer = try await answer(to: request) { _ in ServerResponse(status: 200, headers: [(name, value)]) }
        #expect(answer.hasPrefix("HTTP/1.1 500 "))
        #expect(!answer.contains("Y: 2"))
    }

    @Test func `the end of the scope ends handlers that never answer`() async throws {
        let (events, continuation) = AsyncStream<String>.makeStream()
        let handler: ServerHandler = { _ in
            continuation.yield("asked")
            await stall()
            return ServerResponse(status: 200)
        }
        var client: RawSocket?
        try await withLoopbackServer(handler: handler) { url in
            client = RawSocket(port: port(of: url))
            client?.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            _ = await events.first { _ in true }
        }
        await #expect(client?.isLeftByPeer() == true)
    }

    @Test func `says why it cannot start`() async throws {
        let handler: ServerHandler = { _ in ServerResponse(status: 200) }
        try await withLoopbackServer(handler: handler) { url in
            let port = port(of: url)
            await #expect(throws: ListenError.portInUse(host: "127.0.0.1", port: port)) {
                try await withLoopbackServer(.init(port: port), handler: handler) { _ in }
            }
        }
        for host in ["localhost", "192.0.2.1", "1.2.3", ""] {
            await #expect(throws: ListenError.badAddress(host: host)) {
                try await withLoopbackServer(.init(host: host), handler: handler) { _ in }
            }
        }
    }

    @Test func `listens on IPv6 as well`() async throws {
        try await withLoopbackServer(.init(host: "::1"), handler: { _ in ServerResponse(status: 204) }) { url in
            try await withTransport { transport in
                let response = try await transport.send(HTTPRequest(.get, url + "/"))
                #expect(response.status == 204)
            }
        }
    }

    private func answer(to request: String, _ handler: @escaping ServerHandler) async throws -> String {
        try await withLoopbackServer(handler: handler) { await exchange($0, request) }
    }

    /// Everything the server says to `request` until it closes the connection.
    private func exchange(_ url: String, _ request: String) async -> String {
        let port = port(of: url)
        return await onOwnThread("client") {
            guard let socket = RawSocket(port: port) else { return "" }
            socket.write(request)
            return socket.read()
        }
    }
}

func port(of url: String) -> UInt16 {
    UInt16(url.split(separator: ":").last ?? "") ?? 0
}

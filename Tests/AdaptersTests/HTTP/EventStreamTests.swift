import MusicSkillCore
import TestSupport
import Testing

@testable import Adapters

/// Server-sent events, seen from the client's socket.
@Suite(.timeLimit(.minutes(1)))
struct EventStreamTests {
    private let request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"

    @Test func `events arrive as they happen, and the end of the stream ends the answer`() async throws {
        let (events, source) = AsyncStream<String>.makeStream()
        try await withLoopbackServer(handler: { _ in ServerResponse(status: 200, body: .events(events)) }) { url in
            let client = try #require(RawSocket(port: port(of: url)))
            client.write(request)
            let head = await client.text(until: ": ping\n\n")
            #expect(head.hasPrefix("HTTP/1.1 200 "))
            #expect(head.contains("Content-Type: text/event-stream\r\n"))
            for number in 1...3 {
                source.yield("data: \(number)")
                let event = await client.text(until: "\n\n")
                #expect(event.contains("data: \(number)\n\n"))
            }
            source.finish()
            let end = await client.text(until: "0\r\n\r\n")
            #expect(end.hasSuffix("0\r\n\r\n"))
        }
    }

    @Test func `a client that leaves ends the stream's consumer`() async throws {
        let (ends, ended) = AsyncStream<Void>.makeStream()
        let (events, source) = AsyncStream<String>.makeStream()
        source.onTermination = { _ in ended.yield() }
        try await withLoopbackServer(handler: { _ in ServerResponse(status: 200, body: .events(events)) }) { url in
            var client = RawSocket(port: port(of: url))
            client?.write(request)
            _ = await client?.text(until: ": ping\n\n")
            client = nil
            await #expect(ends.first { true } != nil)
        }
    }

    @Test func `a client that does not read is cut off`() async throws {
        var settings = MicrohttpdServer.Settings()
        settings.eventBacklogLimit = 64 * 1024
        let (ends, ended) = AsyncStream<Void>.makeStream()
        let (events, source) = AsyncStream<String>.makeStream()
        source.onTermination = { _ in ended.yield() }
        let handler: ServerHandler = { _ in ServerResponse(status: 200, body: .events(events)) }
        try await withLoopbackServer(settings, handler: handler) { url in
            let client = try #require(RawSocket(port: port(of: url), receiveBuffer: 4096))
            client.write(request)
            let block = "data: " + String(repeating: "x", count: 8000)
            for _ in 1...2000 {
                source.yield(block)
                await Task.yield()
            }
            await #expect(ends.first { true } != nil)
            let received = await client.text().utf8.count
            #expect(received < 2000 * 8000)
        }
    }

    @Test func `comments keep a silent stream alive`() async throws {
        let time = TestTime()
        let (events, source) = AsyncStream<String>.makeStream()
        let handler: ServerHandler = { _ in ServerResponse(status: 200, body: .events(events)) }
        try await withLoopbackServer(time: time.source, handler: handler) { url in
            let client = try #require(RawSocket(port: port(of: url)))
            client.write(request)
            for _ in 1...3 {
                let comment = await client.text(until: "\n\n")
                #expect(comment.contains(": ping\n\n"))
                await time.waitForSleepers()
                time.advance(by: .seconds(15))
            }
            source.finish()
        }
    }

    @Test func `the end of the scope ends every stream`() async throws {
        let (events, source) = AsyncStream<String>.makeStream()
        var client: RawSocket?
        try await withLoopbackServer(handler: { _ in ServerResponse(status: 200, body: .events(events)) }) { url in
            client = RawSocket(port: port(of: url))
            client?.write(request)
            _ = await client?.text(until: ": ping\n\n")
        }
        await #expect(client?.isLeftByPeer() == true)
        withExtendedLifetime(source) {}
    }
}

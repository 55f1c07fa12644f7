import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct TCPServerTests {
    /// Runs `body` beside a server that gives each connection to `handler`.
    private static func serving(
        with settings: TCPServer.Settings = .init(),
        _ handler: @escaping @Sendable (TCPConnection) async -> Void, _ body: (UInt16) async throws -> Void
    ) async throws {
        try await TCPServer.withServer(settings, log: .silent) { server in
            async let _: Void = server.serve(handler)
            try await body(server.port)
        }
    }

    private static var soon: TimeSource.Instant { .now.advanced(by: .seconds(10)) }

    /// Says back what it hears, until it hears the end.
    @Sendable private static func echo(_ connection: TCPConnection) async {
        do {
            while let bytes = try await connection.read(until: soon) { try await connection.write(bytes, until: soon) }
        } catch {
            // The test sees what is missing.
        }
    }

    @Test func `bytes come back from several connections at once`() async throws {
        try await Self.serving(Self.echo) { port in
            let sockets = try (1...20).map { _ in try #require(RawSocket(port: port)) }
            for (number, socket) in sockets.enumerated() { socket.write("number \(number)\n") }
            for (number, socket) in sockets.enumerated().reversed() {
                #expect(await socket.text(until: "\n") == "number \(number)\n")
            }
        }
    }

    @Test func `a peer that does not read is written to as it reads, and nothing is lost`() async throws {
        let size = 8 * 1024 * 1024
        try await Self.serving({ connection in
            do {
                try await connection.write([UInt8](repeating: UInt8(ascii: "a"), count: size), until: Self.soon)
            } catch {
                Issue.record(error)
            }
        }) { port in
            let socket = try #require(RawSocket(port: port, receiveBuffer: 4096))
            #expect(await socket.text().utf8.count == size)
        }
    }

    @Test func `a peer that never reads is given up in time`() async throws {
        let (errors, told) = AsyncStream.makeStream(of: (any Error).self)
        try await Self.serving({ connection in
            do {
                let bytes = [UInt8](repeating: 0, count: 64 * 1024 * 1024)
                try await connection.write(bytes, until: .now.advanced(by: .milliseconds(200)))
            } catch {
                told.yield(error)
            }
        }) { port in
            let socket = try #require(RawSocket(port: port))
            #expect(await errors.first { _ in true } is DeadlineExceeded)
            socket.close()
        }
    }

    @Test func `a peer that sends nothing, or a byte now and then, is given up in time`() async throws {
        let (errors, told) = AsyncStream.makeStream(of: (any Error).self)
        try await Self.serving({ connection in
            let deadline = TimeSource.Instant.now.advanced(by: .milliseconds(300))
            do {
                while try await connection.read(until: deadline) != nil {}
            } catch {
                told.yield(error)
            }
        }) { port in
            let silent = try #require(RawSocket(port: port))
            let slow = try #require(RawSocket(port: port))
            slow.write("a")
            async let isSilentLeft = silent.isLeftByPeer()
            async let isSlowLeft = slow.isLeftByPeer()
            #expect(await [isSilentLeft, isSlowLeft] == [true, true])
            for await error in errors.prefix(2) { #expect(error is DeadlineExceeded) }
        }
    }

    @Test func `whoever comes when all places are taken is let go, and place is made by leaving`() async throws {
        var settings = TCPServer.Settings()
        settings.maximumConnections = 3
        try await Self.serving(with: settings, Self.echo) { port in
            var guests = try (1...3).map { _ in try #require(RawSocket(port: port)) }
            for guest in guests { guest.write("here\n") }
            for guest in guests { #expect(await guest.text(until: "\n") == "here\n") }
            let late = try #require(RawSocket(port: port))
            #expect(await late.isLeftByPeer())
            guests.removeLast().close()
            // The server hears of it when it hears of it.
            var answer = ""
            while answer.isEmpty, let next = RawSocket(port: port) {
                next.write("now\n")
                answer = await next.text(until: "\n")
            }
            #expect(answer == "now\n")
        }
    }

    @Test func `whoever asks nothing for longest makes room for somebody new`() async throws {
        var settings = TCPServer.Settings()
        settings.maximumConnections = 2
        let idleEcho: @Sendable (TCPConnection) async -> Void = { connection in
            do {
                while let bytes = try await connection.read(until: Self.soon, isIdle: true) {
                    try await connection.write(bytes, until: Self.soon)
                }
            } catch {
                // The end of the test; what is missing before is seen below.
            }
        }
        try await Self.serving(with: settings, idleEcho) { port in
            var guests: [RawSocket] = []
            for number in 1...3 {
                let guest = try #require(RawSocket(port: port))
                guest.write("\(number)\n")
                #expect(await guest.text(until: "\n") == "\(number)\n")
                guests.append(guest)
            }
            #expect(await guests[0].isLeftByPeer())
            for guest in guests[1...] {
                guest.write("still\n")
                #expect(await guest.text(until: "\n") == "still\n")
            }
        }
    }

    @Test func `a thousand connections leave the first ones served`() async throws {
        try await Self.serving(Self.echo) { port in
            let first = try #require(RawSocket(port: port))
            first.write("one\n")
            #expect(await first.text(until: "\n") == "one\n")
            // In hundreds, for machines that allow a process a thousand files.
            for _ in 1...10 {
                let crowd = (1...100).compactMap { _ in RawSocket(port: port) }
                #expect(crowd.count == 100)
                first.write("still\n")
                #expect(await first.text(until: "\n") == "still\n")
            }
        }
    }

    @Test func `what was written last arrives although the peer was still sending`() async throws {
        try await Self.serving({ connection in
            do {
                try await connection.write(Array("enough\n".utf8), until: Self.soon)
                await connection.leave()
            } catch {
                Issue.record(error)
            }
        }) { port in
            let socket = try #require(RawSocket(port: port))
            socket.write(String(repeating: "a", count: 100_000))
            #expect(await socket.text() == "enough\n")
        }
    }

    @Test func `a reset is an error, a proper end is the end`() async throws {
        let (ends, told) = AsyncStream.makeStream(of: String.self)
        try await Self.serving({ connection in
            do {
                while try await connection.read(until: Self.soon) != nil {}
                told.yield("end")
            } catch {
                told.yield(error is ConnectionLost ? "lost" : "\(error)")
            }
        }) { port in
            var iterator = ends.makeAsyncIterator()
            var socket = RawSocket(port: port)
            socket?.close()
            #expect(await iterator.next() == "end")
            socket = RawSocket(port: port)
            socket?.resetOnClose()
            socket = nil
            #expect(await iterator.next() == "lost")
        }
    }

    @Test func `the end of the server is the end of every connection`() async throws {
        var socket: RawSocket?
        try await Self.serving(Self.echo) { port in
            socket = RawSocket(port: port)
            socket?.write("a\n")
            #expect(await socket?.text(until: "\n") == "a\n")
        }
        #expect(await socket?.isLeftByPeer() == true)
    }

    @Test func `says why it cannot listen, and listens again at once where it has been`() async throws {
        let free = UInt16(try LoopbackPort.free())
        try await Self.serving(with: .init(port: free), Self.echo) { port in
            let socket = try #require(RawSocket(port: port))
            await #expect(throws: ListenError.portInUse(host: "127.0.0.1", port: port)) {
                try await Self.serving(with: .init(port: port), Self.echo) { _ in }
            }
            socket.close()
        }
        try await Self.serving(with: .init(port: free), Self.echo) { port in #expect(port == free) }
        await #expect(throws: ListenError.badAddress(host: "nowhere")) {
            try await Self.serving(with: .init(host: "nowhere"), Self.echo) { _ in }
        }
    }

    @Test func `a client hears what a server says, and where nobody listens, that`() async throws {
        var free: UInt16 = 0
        try await Self.serving(Self.echo) { port in
            free = port
            try await TCPClient.withConnection(host: "127.0.0.1", port: port, until: Self.soon) { connection in
                try await connection.write(Array("hello".utf8), until: Self.soon)
                #expect(try await connection.read(until: Self.soon) == Array("hello".utf8))
            }
        }
        for host in ["127.0.0.1", "nowhere"] {
            await #expect(throws: ConnectionLost.self) {
                try await TCPClient.withConnection(host: host, port: free, until: Self.soon) { _ in }
            }
        }
    }
}

import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

/// Somebody who speaks Wyoming with the service over a connection of its own, well or badly.
final class WyomingPeer: Sendable {
    struct Silence: Error {}

    private let descriptor: CInt
    private let decoder = Locked(WyomingDecoder())

    init(port: Int) throws {
        descriptor = try #require(LoopbackSocket.connect(to: port))
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout.size(ofValue: limit)))
    }

    deinit { close(descriptor) }

    func send(_ event: WyomingEvent) throws { send(try event.encoded()) }

    func send(_ bytes: [UInt8]) {
        _ = Glibc.send(descriptor, bytes, bytes.count, CInt(MSG_NOSIGNAL))
    }

    /// Says that nothing more will come, and stays to listen.
    func endSending() {
        shutdown(descriptor, CInt(SHUT_WR))
    }

    func next() async throws -> WyomingEvent {
        try #require(await event())
    }

    /// - Returns: nothing when the service has ended the connection.
    func event() async throws -> WyomingEvent? {
        try await onOwnThread("wyoming-peer") { Result { try self.read() } }.get()
    }

    func ask(_ event: WyomingEvent) async throws -> WyomingEvent {
        try send(event)
        return try await next()
    }

    /// A transcript as Home Assistant writes it.
    func say(
        _ text: String, language: String? = nil, satellite: String? = nil, device: String? = nil,
        conversation: String? = nil
    ) async throws -> WyomingEvent {
        try await ask(Self.transcript(text, language, satellite, device, conversation))
    }

    static func transcript(
        _ text: String, _ language: String? = nil, _ satellite: String? = nil, _ device: String? = nil,
        _ conversation: String? = nil
    ) -> WyomingEvent {
        func object(_ members: [String: String?]) -> [String: JSONValue] {
            members.compactMapValues { $0.map(JSONValue.string) }
        }
        var event = WyomingEvent("transcript", object(["text": text, "language": language]))
        event.data["context"] = .object(
            object(["satellite_id": satellite, "device_id": device, "conversation_id": conversation]))
        return event
    }

    /// On a thread of its own: it blocks.
    private func read() throws -> WyomingEvent? {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            if let event = try decoder.withLock({ try $0.next() }) { return event }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0 && errno == EAGAIN { throw Silence() }
            if count <= 0 { return nil }
            decoder.withLock { $0.append(Array(buffer.prefix(count))) }
        }
    }
}

extension WyomingEvent {
    var text: String { data["text"]?.text ?? "" }
}

extension HomeUnderTest {
    /// A home that answers Wyoming on a port of its own.
    static func withWyoming(
        log: LogCapture = LogCapture(), fallback: Configuration.Wyoming.Fallback = .init(),
        _ body: @escaping @Sendable (HomeUnderTest, _ port: Int) async throws -> Void
    ) async throws {
        let settings = Configuration.Wyoming(listen: ListenAddress(host: "127.0.0.1", port: 0), fallback: fallback)
        try await with(log: log.log, wyoming: settings) { home in
            try await body(home, try await log.port(of: "wyoming"))
        }
    }
}

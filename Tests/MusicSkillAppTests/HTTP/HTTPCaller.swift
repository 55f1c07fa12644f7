import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

/// Somebody who calls the HTTP door.
struct HTTPCaller: Sendable {
    let url: String
    let transport: any HTTPTransport

    func get(_ path: String) async throws -> HTTPResponse { try await send(.get, path) }

    func post(_ path: String, _ body: String, _ headers: (String, String)...) async throws -> HTTPResponse {
        try await send(.post, path, body: body, headers: headers)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, body: String? = nil, headers: [(String, String)] = []
    ) async throws -> HTTPResponse {
        try await transport.send(
            HTTPRequest(
                method, url + path, headers: headers.map { (name: $0.0, value: $0.1) },
                body: body.map { Array($0.utf8) },
                timeout: .seconds(20)))
    }
}

extension HTTPResponse {
    var text: String { String(decoding: body, as: UTF8.self) }

    func json<Payload: Decodable>(_ type: Payload.Type) throws -> Payload {
        try JSONDecoder().decode(type, from: Data(body))
    }
}

extension HomeUnderTest {
    /// A home that answers HTTP on a port of its own.
    static func withHTTP(
        token: String? = nil, reachedAt url: String? = nil,
        _ body: @escaping @Sendable (HomeUnderTest, HTTPCaller) async throws -> Void
    ) async throws {
        let settings = Configuration.HTTP(
            listen: ListenAddress(host: "127.0.0.1", port: 0), url: url, token: token.map { Secret($0) })
        let log = LogCapture()
        try await with(log: log.log, http: settings) { home in
            let port = try await log.port(of: "http")
            try await body(
                home, HTTPCaller(url: "http://127.0.0.1:\(port)", transport: home.graph.outside.transport))
        }
    }
}

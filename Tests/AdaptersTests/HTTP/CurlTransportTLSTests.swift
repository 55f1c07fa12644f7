import Adapters
import MusicSkillCore
import Testing

@Suite(.timeLimit(.minutes(1)))
struct CurlTransportTLSTests {
    @Test func `only the right authority and the right name are trusted`() async throws {
        try await TLSServer.with { server in
            let url = "https://localhost:\(server.port)/"
            try await withTransport(caFile: server.certificate) { transport in
                let response = try await transport.send(HTTPRequest(.get, url))
                #expect(response.status == 200)

                let wrongName = await failure(of: transport, "https://127.0.0.1:\(server.port)/?token=abc")
                #expect(wrongName.contains("untrusted(\"127.0.0.1: "))
                #expect(!wrongName.contains("token"))
            }
            for caFile in [nil, server.foreignCertificate] {
                try await withTransport(caFile: caFile) { transport in
                    let foreign = await failure(of: transport, url)
                    #expect(foreign.contains("untrusted(\"localhost: "))
                    #expect(foreign.contains("certificate"))
                }
            }
            try await withTransport(caFile: "/nonexistent.pem") { transport in
                let noFile = await failure(of: transport, url)
                #expect(noFile.contains("untrusted(\"localhost: "))
                #expect(noFile.contains("/nonexistent.pem"))
            }
        }
    }

    @Test func `a server that speaks no TLS is not trusted`() async throws {
        let script: @Sendable (RawSocket, Int) -> Void = { socket, _ in
            socket.write("HTTP/1.1 400 Bad Request\r\n\r\n")
            _ = socket.isClosedByPeer()
        }
        try await RawServer.with(script) { server in
            try await withTransport { transport in
                let plain = await failure(of: transport, "https://127.0.0.1:\(server.port)/")
                #expect(plain.contains("untrusted("))
            }
        }
    }

    private func failure(of transport: CurlTransport, _ url: String) async -> String {
        let error = await #expect(throws: HTTPTransportError.self) { try await transport.send(HTTPRequest(.get, url)) }
        return error.map { "\($0)" } ?? ""
    }
}

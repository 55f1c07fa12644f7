import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct MosquittoProcessTests {
    @Test func `a port in use is named`() async throws {
        let (descriptor, port) = try #require(LoopbackSocket.listen(on: nil))
        defer { close(descriptor) }
        try await withTestDirectory { directory in
            _ = await #expect(throws: MosquittoProcess.LaunchError.portInUse(port)) {
                try await MosquittoProcess.start(directory: directory, .init(port: port))
            }
        }
    }

    @Test func `a broker that cannot start says why`() async throws {
        try await withTestDirectory { directory in
            let tls = MosquittoProcess.Options.TLS(certificate: "/nowhere/cert.pem", key: "/nowhere/key.pem")
            _ = await #expect {
                try await MosquittoProcess.start(directory: directory, .init(tls: tls))
            } throws: {
                "\($0)".hasPrefix("mosquitto did not start: ")
            }
        }
    }

    @Test func `the broker ends with its scope`() async throws {
        try await withTestDirectory { directory in
            let port = try await MosquittoProcess.with(directory: directory) { broker in
                let descriptor = try #require(LoopbackSocket.connect(to: broker.port))
                close(descriptor)
                return broker.port
            }
            #expect(LoopbackSocket.connect(to: port) == nil)
        }
    }

    @Test func `passwords are nowhere in plain text`() async throws {
        try await withTestDirectory { directory in
            try await MosquittoProcess.with(directory: directory, .init(users: ["anna": Secret("swordfish")])) { _ in
                for file in try FileManager.default.contentsOfDirectory(atPath: directory) {
                    let contents = try String(contentsOfFile: "\(directory)/\(file)", encoding: .utf8)
                    #expect(!contents.contains("swordfish"))
                }
            }
        }
    }
}

import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

/// What the doctor says of the door.
@Suite(.timeLimit(.minutes(1)))
struct HTTPDoctorTests {
    private func findings(_ settings: Configuration.HTTP) async throws -> [DoctorCommand.Finding] {
        var configuration = Configuration(dataDirectory: "/nowhere")
        configuration.http = settings
        var examination = Examination(
            invocation: Invocation(
                arguments: try Arguments.parse([], options: [], of: ""), environment: [:],
                console: CapturedConsole().console))
        await examination.examineHTTP(try await Workspace(configuration))
        return examination.findings
    }

    private func here(_ port: Int) -> ListenAddress { ListenAddress(host: "127.0.0.1", port: port) }

    @Test func `a closed door is a notice, and so is a service that does not run`() async throws {
        #expect(try await findings(.init(listen: nil)).map(\.verdict) == [.notice])
        let finding = try #require(try await findings(.init(listen: here(try LoopbackPort.free()))).first)
        #expect(finding.verdict == .notice)
        #expect(finding.message.contains("not running"))
    }

    @Test func `a door that answers is fine, and one without a known address cannot be linked to`() async throws {
        let token = "0123456789abcdef0123"
        try await HomeUnderTest.withHTTP(token: token) { _, http in
            let port = try #require(URL(string: http.url)?.port)
            let message = "answers at 127.0.0.1:\(port), for this machine only"
            #expect(
                try await findings(.init(listen: here(port)))
                    == [.init(subject: "http", verdict: .fine, message: message)])
            let open = try await findings(
                .init(listen: ListenAddress(host: "0.0.0.0", port: port), token: Secret(token)))
            #expect(open.map(\.verdict) == [.fine, .notice])
            #expect(open.first?.message.hasSuffix("for other machines too, to whoever has http.token") == true)
            #expect(open.last?.message.contains("http.url") == true)
        }
    }

    @Test(arguments: ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", "* OK IMAP4rev1 ready\r\n"])
    func `somebody else behind the address is a fault`(answer: String) async throws {
        try await TCPServer.withServer(.init(), log: .silent) { server in
            async let _: Void = server.serve { connection in
                do {
                    try await connection.write(Array(answer.utf8), until: .now.advanced(by: .seconds(5)))
                    await connection.leave()
                } catch {
                    Issue.record(error)
                }
            }
            let finding = try #require(try await findings(.init(listen: here(Int(server.port)))).first)
            #expect(finding.verdict == .fault)
        }
    }
}

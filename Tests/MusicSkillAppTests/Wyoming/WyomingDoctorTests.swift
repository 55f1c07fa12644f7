import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

/// What the doctor says of the door.
@Suite(.timeLimit(.minutes(1)))
struct WyomingDoctorTests {
    private func finding(_ listen: ListenAddress?) async throws -> DoctorCommand.Finding {
        var configuration = Configuration(dataDirectory: "/nowhere")
        configuration.wyoming.listen = listen
        var examination = Examination(
            invocation: Invocation(
                arguments: try Arguments.parse([], options: [], of: ""), environment: [:],
                console: CapturedConsole().console))
        await examination.examineWyoming(try await Workspace(configuration))
        return try #require(examination.findings.first)
    }

    @Test func `a closed door is a notice, and so is a service that does not run`() async throws {
        #expect(try await finding(nil).verdict == .notice)
        let port = try LoopbackPort.free()
        let finding = try await finding(ListenAddress(host: "127.0.0.1", port: port))
        #expect(finding.verdict == .notice)
        #expect(finding.message.contains("not running"))
    }

    @Test func `a door that answers is fine`() async throws {
        try await HomeUnderTest.withWyoming { home, port in
            let finding = try await finding(ListenAddress(host: "127.0.0.1", port: port))
            #expect(
                finding
                    == .init(
                        subject: "wyoming", verdict: .fine,
                        message: "answers at 127.0.0.1:\(port), for this machine only"))
        }
    }

    @Test(arguments: [
        try WyomingEvent("info", ["handle": [["name": "another"]]]).encoded(),
        Array("HTTP/1.1 400 Bad Request\r\n".utf8),
    ])
    func `somebody else behind the address is a fault`(answer: [UInt8]) async throws {
        try await TCPServer.withServer(.init(), log: .silent) { server in
            async let _: Void = server.serve { connection in
                do {
                    try await connection.write(answer, until: .now.advanced(by: .seconds(5)))
                    await connection.leave()
                } catch {
                    Issue.record(error)
                }
            }
            let finding = try await finding(ListenAddress(host: "127.0.0.1", port: Int(server.port)))
            #expect(finding.verdict == .fault)
        }
    }
}

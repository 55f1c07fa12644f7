import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

/// The real executable under somebody who looks after it as systemd does.
@Suite(.timeLimit(.minutes(1)))
struct ServiceManagerTests {
    @Test func `a service whose broker is late is up, lives, and says that it stops`() async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let port = try LoopbackPort.free()
        let socket = try NotifySocket(path: "\(directory.path)/notify")
        try """
        data_dir: \(directory.path)/data
        mqtt: {port: \(port)}
        wyoming: {listen: null}
        http: {listen: null}
        """.write(toFile: "\(directory.path)/musicskill.yaml", atomically: true, encoding: .utf8)
        try await ChildProcess.with(
            "/usr/bin/env",
            [
                "NOTIFY_SOCKET=\(socket.path)", "WATCHDOG_USEC=300000", Repository.path(".build/debug/musicskill"),
                "serve", "--config", "\(directory.path)/musicskill.yaml", "--skills", Repository.path("skills"),
            ], output: .file("\(directory.path)/service.log")
        ) { service in
            var heard: [String] = []
            var isToldToEnd = false
            for await news in socket.news {
                heard.append(news)
                if news == "STOPPING=1" { break }
                let isUp = heard.contains { $0.hasPrefix("READY=1") }
                guard !isToldToEnd, isUp, heard.count(where: { $0 == "WATCHDOG=1" }) >= 3 else { continue }
                isToldToEnd = true
                service.signal(SIGTERM)
            }
            #expect(heard.contains("READY=1\nSTATUS=waiting for the broker"))
            let exit = try await service.exit()
            #expect(exit == .code(0))
        }
    }
}

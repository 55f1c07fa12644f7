import Adapters
import Foundation
import MusicSkillCore
import SpotifySimulator
import TestSupport
import Testing

@testable import MusicSkillApp

/// Promise 7: the real executable, killed; the real broker, restarted; the database, damaged.
@Suite(.timeLimit(.minutes(1)))
struct SurvivalTests {
    /// The service as a process of its own, logged in, on a broker that keeps sessions.
    struct Stage: Sendable {
        let directory: String
        let broker: MosquittoProcess
        let spotify: SpotifySimulator
        let listener: TopicListener

        func startService() async throws -> ChildProcess {
            let before = listener.messages(on: "musicskill/bridge/state").count
            let service = try await launchService()
            _ = try await listener.nth(BridgeStateOnWire.self, before, on: "musicskill/bridge/state")
            return service
        }

        /// Does not wait until it is up.
        func launchService() async throws -> ChildProcess {
            try await ChildProcess.start(
                Repository.path(".build/debug/musicskill"),
                ["serve", "--config", "\(directory)/musicskill.yaml", "--skills", Repository.path("skills")],
                output: .file("\(directory)/service.log"))
        }

        static func with(_ body: @escaping @Sendable (Stage) async throws -> Void) async throws {
            let directory = try TemporaryDirectory()
            defer { directory.remove() }
            try await MosquittoProcess.with(directory: directory.path, .init(isPersistent: true)) { broker in
                try await LoopbackSpotify.run(catalogue: .builtIn, log: .silent) { spotify in
                    let workspace = try await HomeUnderTest.workspace(
                        broker: broker, spotify: spotify.baseURL, directory: directory.path)
                    try await workspace.withGraph { try await HomeUnderTest.logIn($0) }
                    try configuration(broker: broker, spotify: spotify.baseURL, directory: directory.path)
                        .write(toFile: "\(directory.path)/musicskill.yaml", atomically: true, encoding: .utf8)
                    try await TopicListener.with(port: broker.port) { listener in
                        try await body(
                            Stage(
                                directory: directory.path, broker: broker, spotify: spotify.simulator,
                                listener: listener))
                    }
                }
            }
        }

        private static func configuration(broker: MosquittoProcess, spotify: String, directory: String) -> String {
            """
            default_room: kitchen
            data_dir: \(directory)/data
            mqtt: {port: \(broker.port)}
            wyoming: {listen: null}
            http: {listen: null}
            spotify: {client_id: test, api_url: "\(spotify)", accounts_url: "\(spotify)"}
            rooms:
              kitchen: Kitchen Speaker
            """
        }
    }

    @Test func `a killed service is announced by its will, and its successor carries on`() async throws {
        try await Stage.with { stage in
            let first = try await stage.startService()
            // Sent once the service has noted that it was here.
            _ = try await stage.listener.nth(BridgeHealthOnWire.self, 0, on: "musicskill/bridge/health")
            first.signal(SIGKILL)
            _ = try await stage.listener.nth(BridgeStateOnWire.self, 1, on: "musicskill/bridge/state")
            #expect(
                stage.listener.messages(on: "musicskill/bridge/state").last.map {
                    String(decoding: $0.payload, as: UTF8.self)
                } == #"{"state":"offline"}"#)
            // Said while nobody listens; the broker keeps it.
            try stage.listener.publish("musicskill/say", #"{"text": "play jazz", "transaction": "while-dead"}"#)
            await stage.spotify.resetReport()
            let second = try await stage.startService()
            let reply = try await stage.listener.next(ReplyOnWire.self, on: "musicskill/reply") {
                $0.transaction == "while-dead"
            }
            #expect(reply.code == "ok")
            #expect(await stage.spotify.report.count("PUT /v1/me/player/play") == 1)
            await second.terminate()
        }
    }

    @Test func `a service killed during an announcement leaves no player quiet`() async throws {
        try await Stage.with { stage in
            let first = try await stage.startService()
            try stage.listener.publish("musicskill/say", #"{"text": "play jazz", "transaction": "before"}"#)
            _ = try await stage.listener.next(ReplyOnWire.self, on: "musicskill/reply")
            let volume = try #require(await stage.spotify.sounding?.volume)
            try stage.listener.publish("musicskill/request/announce/start", #"{"room": "kitchen", "seconds": 5}"#)
            let (database, _) = try await Database.open(
                "\(stage.directory)/data/musicskill.db", log: .silent, wallClock: TimeSource.system.wallClock)
            let promise = "SELECT value FROM kv WHERE key = 'account/default/players/owed'"
            while try await database.rows(promise).isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            await database.close()
            while await stage.spotify.sounding?.volume == volume { try await Task.sleep(for: .milliseconds(1)) }
            first.signal(SIGKILL)
            _ = try await first.exit()
            #expect(await stage.spotify.sounding?.volume == Hush.standardLevel)
            let second = try await stage.startService()
            while await stage.spotify.sounding?.volume != volume { try await Task.sleep(for: .milliseconds(10)) }
            await second.terminate()
        }
    }

    @Test func `what waited longer than its life is answered too late and not carried out`() async throws {
        try await Stage.with { stage in
            let first = try await stage.startService()
            await first.terminate()
            let mark = "\(stage.directory)/data/last-seen"
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -3600)], ofItemAtPath: mark)
            try stage.listener.publish("musicskill/say", #"{"text": "play jazz", "transaction": "yesterday"}"#)
            await stage.spotify.resetReport()
            let second = try await stage.startService()
            let reply = try await stage.listener.next(ReplyOnWire.self, on: "musicskill/reply") {
                $0.transaction == "yesterday"
            }
            #expect(reply.code == "too_late")
            #expect(await stage.spotify.report.count("PUT") == 0)
            await second.terminate()
        }
    }

    @Test func `a command sent while the broker restarts is carried out exactly once`() async throws {
        try await Stage.with { stage in
            let service = try await stage.startService()
            await stage.broker.stop()
            try stage.listener.publish("musicskill/say", #"{"text": "play jazz", "transaction": "meanwhile"}"#)
            let again = try await MosquittoProcess.start(
                directory: stage.directory, .init(port: stage.broker.port, isPersistent: true))
            let reply = try await stage.listener.next(ReplyOnWire.self, on: "musicskill/reply") {
                $0.transaction == "meanwhile"
            }
            #expect(reply.code == "ok")
            // A second copy would come behind the first: the answer to another request is the fence.
            try stage.listener.publish("musicskill/request/health_check", "")
            struct Response: Decodable, Sendable { var status: String }
            _ = try await stage.listener.next(Response.self, on: "musicskill/response/health_check")
            #expect(await stage.spotify.report.count("PUT /v1/me/player/play") == 1)
            #expect(stage.listener.count(of: "musicskill/reply") == 1)
            await service.terminate()
            await again.stop()
        }
    }

    @Test func `a clean stop says goodbye and exits with 0`() async throws {
        try await Stage.with { stage in
            let service = try await stage.startService()
            service.signal(SIGTERM)
            #expect(try await service.exit() == .code(0))
            try await stage.listener.text(on: "musicskill/bridge/state", is: #"{"state":"offline"}"#)
        }
    }

    @Test func `a stop that comes while the service still starts is as clean as any`() async throws {
        try await Stage.with { stage in
            let service = try await stage.launchService()
            let log = "\(stage.directory)/service.log"
            while try !String(contentsOfFile: log, encoding: .utf8).contains("musicskill starts") {
                try await Task.sleep(for: .milliseconds(1))
            }
            service.signal(SIGTERM)
            #expect(try await service.exit() == .code(0))
        }
    }

    @Test func `a restart on request is answered, and ends with the code that service managers restart on`()
        async throws
    {
        try await Stage.with { stage in
            let service = try await stage.startService()
            try stage.listener.publish("musicskill/request/restart", #"{"transaction": "again"}"#)
            let answer = try await stage.listener.next(
                AnswerOnWire<AnyPayload>.self, on: "musicskill/response/restart")
            #expect(answer.status == "ok")
            #expect(answer.transaction == "again")
            #expect(try await service.exit() == .code(ExitCode.restart.rawValue))
            try await stage.listener.text(on: "musicskill/bridge/state", is: #"{"state":"offline"}"#)
            let successor = try await stage.startService()
            await successor.terminate()
        }
    }

    @Test func `a damaged database is set aside, said on bridge event, and the service runs`() async throws {
        try await Stage.with { stage in
            let path = "\(stage.directory)/data/musicskill.db"
            for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
                try FileManager.default.removeItem(atPath: path + suffix)
            }
            try Data(repeating: 0x5A, count: 8192).write(to: URL(fileURLWithPath: path))
            let service = try await stage.startService()
            struct Event: Decodable, Sendable {
                var type: String
                var data: [String: String]
            }
            let event = try await stage.listener.next(Event.self, on: "musicskill/bridge/event") {
                $0.type == "storage_replaced"
            }
            #expect(event.data["moved_to"].map { FileManager.default.fileExists(atPath: $0) } == true)
            try stage.listener.publish("musicskill/say", #"{"text": "play jazz", "transaction": "after"}"#)
            let reply = try await stage.listener.next(ReplyOnWire.self, on: "musicskill/reply") {
                $0.transaction == "after"
            }
            #expect(reply.code == "login_required")
            await service.terminate()
        }
    }
}

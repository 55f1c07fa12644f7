import Adapters
import Foundation
import MusicSkillCore
import Testing

@testable import MusicSkillApp

/// A broker that forgets, and a broker that several instances want.
@Suite(.timeLimit(.minutes(1)))
struct SharedBrokerTests {
    @Test func `everything retained is back after the broker was killed and kept nothing`() async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        try await HomeUnderTest.with { home in
            #expect(try await home.say("play jazz in the kitchen").code == "ok")
            await home.broker.kill()
            let again = try await MosquittoProcess.start(directory: directory.path, .init(port: home.broker.port))
            try await TopicListener.with(port: home.broker.port) { listener in
                try await listener.text(on: "musicskill/bridge/state", is: #"{"state":"online"}"#)
                _ = try await listener.next(AnyPayload.self, on: "musicskill/bridge/info")
                _ = try await listener.next(Health.self, on: "musicskill/bridge/health")
                let player = try await listener.next(PlayerOnWire.self, on: "musicskill/players/kitchen_speaker")
                #expect(player.state == "playing")
                try await listener.text(on: "musicskill/players/kitchen_speaker/availability", is: "online")
            }
            await again.stop()
        }
    }

    @Test(arguments: ["musicskill", "musicskill-two"])
    func `the later of two instances on the same topics says so and ends`(clientID: String) async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        try await HomeUnderTest.with { home in
            let workspace = try await HomeUnderTest.workspace(
                broker: home.broker, spotify: "http://127.0.0.1:9", directory: directory.path, clientID: clientID)
            let failure = try await workspace.withGraph { graph in
                await #expect(throws: AppError.self) {
                    try await BridgeService(workspace: workspace, graph: graph).run([])
                }
            }
            #expect(failure?.code == .configuration)
            #expect(failure?.message.contains("answers on musicskill already") == true)
            #expect(try await home.ask("health_check").status == "ok")
            try await home.listener.text(on: "musicskill/bridge/state", is: #"{"state":"online"}"#)
        }
    }
}

import Adapters
import Foundation
import MusicSkillCore
import Testing

@testable import MusicSkillApp

/// What the broker keeps of players that are gone.
@Suite(.timeLimit(.minutes(1)))
struct DepartedPlayerTests {
    /// The machine's clock, put forward by the test.
    private final class ForwardTime: Sendable {
        private let lead = Locked(Duration.zero)

        var source: TimeSource {
            TimeSource(
                now: { .now + self.lead.withLock { $0 } }, wallClock: { Date() },
                sleepUntil: { instant in
                    while .now + self.lead.withLock({ $0 }) < instant { try await Task.sleep(for: .milliseconds(10)) }
                })
        }

        func skip(_ duration: Duration) { lead.withLock { $0 += duration } }
    }

    private static let base = "musicskill/players"

    @Test func `two minutes after the start nothing is kept of a player that is gone, and everything of the others`()
        async throws
    {
        let time = ForwardTime()
        let sold = ["", "/availability", "/cover", "/playlist", "/source", "/mp/state"].map {
            "\(Self.base)/sold_speaker\($0)"
        }
        try await HomeUnderTest.with(
            time: time.source,
            before: { listener in
                try listener.publish("\(Self.base)/sold_speaker/note", "mine", retain: true)
                for topic in sold {
                    try listener.publish(topic, "{}", retain: true)
                    try await listener.text(on: topic, is: "{}")
                }
            },
            { home in
                try await home.listener.text(on: "\(Self.base)/kitchen_speaker/availability", is: "online")
                _ = try await home.say("play jazz in the kitchen")
                for topic in sold { #expect(home.listener.count(of: topic) == 1) }
                // It has to be missed once before it is missed for long enough.
                while home.listener.count(of: sold[0]) == 1 {
                    time.skip(.seconds(121))
                    try await Task.sleep(for: .seconds(1))
                }
                for topic in sold { try await home.listener.text(on: topic, is: "") }
                #expect(home.listener.count(of: "\(Self.base)/sold_speaker/note") == 1)
                for suffix in ["", "/availability"] {
                    let kept = home.listener.messages(on: "\(Self.base)/kitchen_speaker\(suffix)")
                    #expect(kept.allSatisfy { !$0.payload.isEmpty })
                }
                try await TopicListener.with(port: home.broker.port) { late in
                    try await late.text(on: "\(Self.base)/sold_speaker/note", is: "mine")
                    try await late.text(on: "\(Self.base)/kitchen_speaker/availability", is: "online")
                    for topic in sold { #expect(late.count(of: topic) == 0) }
                }
            })
    }
}

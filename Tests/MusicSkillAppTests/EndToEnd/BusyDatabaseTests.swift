import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

/// Promise 3 while another process keeps the database to itself.
@Suite(.timeLimit(.minutes(1)))
struct BusyDatabaseTests {
    @Test func `a sentence is answered at once, known to the next, and written down when that is possible`()
        async throws
    {
        try await HomeUnderTest.with { home in
            let (other, _) = try await Database.open(
                "\(home.directory)/musicskill.db", log: .silent, wallClock: TimeSource.system.wallClock)
            _ = try await other.rows("BEGIN IMMEDIATE")
            let began = ContinuousClock.now
            for sentence in ["play jazz in the kitchen", "louder"] {
                let reply = try await home.say(sentence)
                #expect(reply.code == "ok", "\(sentence): \(reply.speech)")
            }
            #expect(began.duration(to: .now) < .seconds(4))
            #expect(try await home.graph.outside.audit.entries(of: nil, limit: 10).isEmpty)
            _ = try await other.rows("ROLLBACK")
            await other.close()
            while try await home.graph.outside.audit.entries(of: nil, limit: 10).count < 2 {
                try await Task.sleep(for: .milliseconds(10))
            }
            while try await home.graph.outside.store.value(for: "account/default/played") == nil {
                try await Task.sleep(for: .milliseconds(10))
            }
        }
    }
}

import MusicSkillCore
import SpotifySimulator
import TestSupport
import Testing

@testable import MusicSkillApp

/// Promise 5, frugal: how often Spotify is asked, measured against the simulator and printed.
@Suite(.timeLimit(.minutes(1)))
struct CallsPerCommandTests {
    private static let song = "play stand by me by ben e king in the kitchen"

    /// What one sentence cost, by operation.
    private func cost(
        of sentence: String, in conversation: Conversation, _ situation: String
    ) async throws -> [String: Int] {
        await conversation.spotify.resetReport()
        let reply = await conversation.say(sentence)
        #expect(reply.code == .ok, "\(reply.speech)")
        let counts = await conversation.spotify.report.counts
        let calls = counts.sorted { $0.key < $1.key }.map { "\($0.value) x \($0.key)" }
        print("calls: \(situation): \(calls.joined(separator: ", "))")
        // Sentences said again within two seconds count as one.
        conversation.clock.advance(by: .seconds(3))
        return counts
    }

    @Test func `a known item on a known speaker costs one call before the music and at most two after`() async throws {
        let conversation = try await Conversation()
        let unknown = try await cost(of: Self.song, in: conversation, "unknown item, known speaker")
        #expect(unknown == ["GET /v1/search": 1, "PUT /v1/me/player/play": 1, "GET /v1/me/player": 1])
        let known = try await cost(of: Self.song, in: conversation, "known item, known speaker")
        #expect(known == ["PUT /v1/me/player/play": 1, "GET /v1/me/player": 1])
    }

    @Test(arguments: [200, 900])
    func `at most two looks are needed while the effect shows within a second`(delay: Int) async throws {
        let conversation = try await Conversation()
        await conversation.spotify.change { $0.visibilityDelay = .milliseconds(delay) }
        let counts = try await cost(of: Self.song, in: conversation, "effect after \(delay) ms")
        #expect(counts["GET /v1/me/player", default: 0] <= 2)
        #expect(counts["GET /v1/search", default: 0] + counts["PUT /v1/me/player/play", default: 0] <= 2)
    }

    @Test(arguments: [
        ("pause", 2), ("skip this song", 2), ("turn it up", 2), ("shuffle", 2), ("repeat this song", 2),
        ("what is playing", 0),
    ])
    func `a command about what plays costs itself and one look`(sentence: String, calls: Int) async throws {
        let conversation = try await Conversation()
        _ = await conversation.say(Self.song)
        let counts = try await cost(of: sentence, in: conversation, sentence)
        #expect(counts.values.reduce(0, +) <= calls)
    }

    @Test func `skipping several songs costs each of them and one look`() async throws {
        let conversation = try await Conversation()
        _ = await conversation.say("play the album abbey road in the kitchen")
        let forward = try await cost(of: "skip two songs", in: conversation, "skip two songs")
        #expect(forward == ["POST /v1/me/player/next": 2, "GET /v1/me/player": 1])
        let back = try await cost(of: "go back two songs", in: conversation, "go back two songs")
        #expect(back == ["POST /v1/me/player/previous": 2, "GET /v1/me/player": 1])
    }

    @Test func `an idle hour costs at most sixty calls`() async throws {
        let conversation = try await Conversation()
        let watcher = conversation.account.watcher
        let time = conversation.clock.source
        try await conversation.clock.flow {
            try await withThrowingTaskGroup { group in
                group.addTask { try await watcher.run() }
                await watcher.watch(true)
                // Starting up looks once, and a minute later again: the hour begins where no look is due or under way.
                try await time.sleep(for: .seconds(90))
                await conversation.spotify.resetReport()
                try await time.sleep(for: .seconds(3600))
                group.cancelAll()
            }
        }
        let counts = await conversation.spotify.report.counts
        // The token is renewed at the accounts service, which counts for itself.
        let renewals = counts["POST /api/token", default: 0]
        let calls = counts.values.reduce(0, +) - renewals
        print("calls: an idle hour: \(calls), and \(renewals) x POST /api/token")
        #expect((50...60).contains(calls))
        #expect(renewals <= 2)
    }
}

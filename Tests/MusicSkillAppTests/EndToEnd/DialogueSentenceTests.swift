import MusicSkillCore
import SpotifySimulator
import TestSupport
import Testing

@testable import MusicSkillApp

/// Talks with the shipped skill, in which one sentence builds on the one before.
@Suite(.timeLimit(.minutes(1)))
struct DialogueSentenceTests {
    private typealias Line = (sentence: String, code: OutcomeCode, hears: String)

    private func talk(_ lines: [Line]) async throws {
        try await VirtualHome.live { home in
            await home.spotify.resetReport()
            for line in lines {
                let reply = await home.say(line.sentence).reply
                #expect(reply.code == line.code, "\(line.sentence): \(reply.speech)")
                #expect(
                    reply.speech.lowercased().contains(line.hears.lowercased()), "\(line.sentence): \(reply.speech)")
                home.time.advance(by: .seconds(3))
            }
            #expect(await home.spotify.report.violations == [])
        }
    }

    @Test func `which one, and the other one`() async throws {
        try await talk([
            ("play hurt in the kitchen", .ask, "Hurt by Johnny Cash"),
            ("the johnny cash one", .ok, "Johnny Cash"),
            ("no the other one", .ok, "Hurt by"),
            ("turn it up", .ok, "percent"),
            ("what is this", .ok, "Hurt"),
            ("play it in the living room", .ok, "living room"),
        ])
    }

    @Test func `neither, and then something else`() async throws {
        try await talk([
            ("play hurt", .ask, "Nine Inch Nails"),
            ("neither", .ok, ""),
            ("play dancing queen", .ok, "ABBA"),
            ("stop", .ok, ""),
        ])
    }

    @Test func `several commands in one sentence`() async throws {
        try await talk([
            ("play jazz in the kitchen and turn it up", .ok, "percent"),
            ("play qqqq xyzzy and turn it up", .notFound, ""),
        ])
    }
}

import Foundation
import MusicSkillCore
import SpotifySimulator
import TestSupport
import Testing

@testable import MusicSkillApp

/// What a household says about its own things, with the shipped skill, against a simulated Spotify.
@Suite(.timeLimit(.minutes(1)))
struct LibrarySentenceTests {
    private func live(_ body: @escaping @Sendable (VirtualHome) async throws -> Void) async throws {
        try await VirtualHome.live { home in
            await home.spotify.resetReport()
            try await body(home)
            #expect(await home.spotify.report.violations == [])
        }
    }

    @Test func `a conversation about one's own music`() async throws {
        try await live { home in
            let conversation: [(sentence: String, code: OutcomeCode, hears: String)] = [
                ("play my dinner playlist in the kitchen", .ok, "Dinner"),
                ("i like this song", .ok, ""),
                ("follow this artist", .ok, ""),
                ("create a playlist called rainy days", .ok, "rainy days"),
                ("add this song to my rainy days playlist", .ok, "rainy days"),
                ("add this to the playlist party hits", .forbidden, "not your playlist"),
                ("add this to my gardening playlist", .notFound, "gardening"),
                ("add this to a playlist", .ask, "which playlist"),
                ("unlike this song", .ok, "favourites"),
                ("more like this", .ok, ""),
                ("play my liked songs in the living room", .ok, "liked songs"),
                ("play the latest episode of harbour lights", .ok, "The Last Ferry"),
                ("play the podcast small engines", .ok, "Small Engines"),
            ]
            for line in conversation {
                let reply = await home.say(line.sentence).reply
                #expect(reply.code == line.code, "\(line.sentence): \(reply.speech)")
                #expect(
                    line.hears.isEmpty || reply.speech.localizedCaseInsensitiveContains(line.hears),
                    "\(line.sentence): \(reply.speech)")
                try await home.time.source.sleep(for: .seconds(40))
            }
            #expect(await home.say("what did we hear before").reply.item != nil)
            #expect(await home.say("play what we heard last").reply.code == .ok)
        }
    }

    @Test func `the library is read in the background, and then own names cost no search`() async throws {
        try await live { home in
            try await home.time.source.sleep(for: .seconds(600))
            await home.spotify.resetReport()
            #expect(await home.say("play my dinner playlist in the kitchen").reply.code == .ok)
            #expect(await home.spotify.report.count("GET /v1/search") == 0)
            #expect(await home.spotify.report.count("PUT /v1/me/player/play") == 1)
        }
    }

    @Test func `an idle hour nobody watches stays far below sixty calls, with all that is read in it`() async throws {
        try await live { home in
            await home.graph.accounts.watch(false)
            try await home.time.source.sleep(for: .seconds(3600))
            #expect(await home.spotify.report.count() <= 30)
        }
    }
}

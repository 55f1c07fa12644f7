import MusicSkillCore
import SpotifyProvider
import SpotifySimulator
import TestSupport
import Testing

/// Every way Spotify is known to say no (the error catalogue of the Web API), as a household meets it.
@Suite(.timeLimit(.minutes(1)))
struct HeardErrorTests {
    @Test(arguments: CatalogueRow.requests + CatalogueRow.players + CatalogueRow.service)
    func `each row is heard in its words and met with its calls`(row: CatalogueRow) async throws {
        let conversation = try await Conversation(
            scopes: row.scene == .loginWithoutScope
                ? ["user-read-playback-state", "user-read-private"] : SpotifyLogin.scopes)
        let spotify = conversation.spotify
        switch row.scene {
        case .silence, .loginWithoutScope: break
        case .musicInTheKitchen: #expect(await conversation.say(CatalogueRow.play).code == .ok)
        case .pausedByHand:
            #expect(await conversation.say(CatalogueRow.play).code == .ok)
            try await spotify.change(.pause("Kitchen Speaker"))
        case .anotherID: try await spotify.change(.changeID("Kitchen Speaker"))
        case .userWithoutPremium: await spotify.change { $0.hasPremium = false }
        }
        await spotify.resetReport()
        for fault in row.faults { await spotify.add(fault) }

        let asked = conversation.clock.now
        let reply = await conversation.say(row.says)

        #expect(reply.code == row.code)
        #expect(reply.speech == row.hears)
        let report = await spotify.report
        #expect(report.counts == row.sends)
        #expect(report.violations == [])
        #expect(asked.duration(to: conversation.clock.now) <= Utterance.voiceDeadline)
    }
}

import MusicSkillCore
import SpotifyProvider
import SpotifySimulator
import TestSupport
import Testing

/// What a household says to its speakers, from the words to the simulated Spotify's own state.
@Suite(.timeLimit(.minutes(1)))
struct PlayerSentencesTests {
    private static let song = "play stand by me by ben e king in the kitchen"

    /// Says the sentences one after the other, a few seconds apart.
    /// - Returns: the last answer, and what the account's player shows then.
    private func after(
        _ sentences: String..., in conversation: Conversation? = nil
    ) async throws -> (speech: String, state: PlaybackState?) {
        let conversation = if let conversation { conversation } else { try await Conversation() }
        var speech = ""
        for sentence in sentences {
            speech = await conversation.say(sentence).speech
            conversation.clock.advance(by: .seconds(3))
        }
        let frame = RequestFrame(deadline: conversation.clock.now + .seconds(8))
        return (speech, try await conversation.provider.playbackState(frame: frame))
    }

    @Test func `a place in the song`() async throws {
        let (speech, state) = try await after(Self.song, "go to 1:20")
        #expect(speech.contains("1:20"))
        #expect((80...90).contains(state?.position.seconds ?? 0))
        #expect(try await after(Self.song, "go to 1:20", "skip forward 30 seconds").speech.contains("1:53"))
    }

    @Test func `beyond the end is just before it, in the same song`() async throws {
        let (speech, _) = try await after(Self.song, "go to 59:00")
        // The song lasts 3:14.
        #expect(speech.contains("3:13"))
    }

    @Test func `repeating one song, everything and nothing`() async throws {
        #expect(try await after(Self.song, "repeat this song").state?.repetition == .track)
        #expect(try await after(Self.song, "repeat everything").state?.repetition == .context)
        #expect(try await after(Self.song, "repeat this song", "turn off repeat").state?.repetition == .off)
    }

    @Test func `moving the music keeps it as it was`() async throws {
        let playing = try await after(Self.song, "move the music to living room speaker").state
        #expect(playing?.status == .playing)
        #expect(playing?.player.name == "Living Room Speaker")
        let paused = try await after(Self.song, "pause", "move the music to living room speaker").state
        #expect(paused?.status == .paused)
        #expect(paused?.player.name == "Living Room Speaker")
    }

    @Test func `a speaker asleep is woken`() async throws {
        let conversation = try await Conversation()
        try await conversation.spotify.change(.wake("Bedroom Speaker"))
        let frame = RequestFrame(deadline: conversation.clock.now + .seconds(8))
        try await conversation.account.directory.refresh(frame: frame)
        try await conversation.spotify.change(.sleep("Bedroom Speaker"))
        let (_, state) = try await after("play stand by me by ben e king on bedroom speaker", in: conversation)
        #expect(state?.status == .playing)
        #expect(state?.player.name == "Bedroom Speaker")
    }

    @Test func `muted and back`() async throws {
        #expect(try await after(Self.song, "mute").state?.player.volume == 0)
        #expect(try await after(Self.song, "mute", "unmute").state?.player.volume == 40)
    }

    @Test func `shuffled and loud from the start`() async throws {
        let (_, state) = try await after("shuffle the playlist jazz classics in the kitchen at volume 25")
        #expect(state?.shuffle == true)
        #expect(state?.player.volume == 25)
        #expect(state?.context?.kind == .playlist)
    }
}

import Testing

@testable import MusicSkillApp

/// What counts of a value when readings are measured.
@Suite(.timeLimit(.minutes(1)))
struct EvalValueTests {
    @Test(
        arguments: [
            ("playlist", "My Workout Playlist", "workout"), ("playlist", "playlist", "playlist"),
            ("station", "nova radio", "nova"), ("album", "the white album", "white"),
            ("year", "the nineties", "1990s"), ("decade", "eighties", "80s"), ("item_type", "songs", "a song"),
            ("level", "thirty percent", "30%"), ("device", "kitchen speaker", "the kitchen"),
            ("artist", "Beyoncé", "beyonce"),
        ])
    func `words that the slot says anyway do not count`(_ slot: String, _ one: String, _ other: String) {
        #expect(EvalValue.key(one, of: slot) == EvalValue.key(other, of: slot))
    }

    @Test func `the words of other slots count`() {
        #expect(EvalValue.key("the playlist", of: "track") != EvalValue.key("the", of: "track"))
        #expect(EvalValue.key("radio ga ga", of: "track") != EvalValue.key("ga ga", of: "track"))
    }
}

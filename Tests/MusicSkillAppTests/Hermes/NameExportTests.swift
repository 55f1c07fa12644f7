import Adapters
import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct NameExportTests {
    @Test(arguments: [
        ("blink-182", "blink one eighty two"), ("P!nk", "pink"), ("A$AP Rocky", "asap rocky"), ("AC/DC", "ac dc"),
        ("Simon & Garfunkel", "simon and garfunkel"), ("Guns N' Roses", "guns n roses"), ("Don't Stop", "don't stop"),
        ("U2", "u two"), ("1989", "nineteen eighty nine"), ("2000", "two thousand"), ("1905", "nineteen oh five"),
        ("99 Luftballons", "ninety nine luftballons"), ("10,000 Days", "ten zero zero zero days"),
        ("007", "zero zero seven"),
        ("Hurt - Live", "hurt"), ("Jolene (Remastered 2011)", "jolene"), ("R.E.M.", "rem"), ("Beyoncé", "beyoncé"),
        ("What's Going On?", "what's going on"), ("snake_case", "snake case"), ("Mr. Big", "mr big"),
        ("Take ½ ㊿ ٣", "take ½ ㊿ ٣"), ("!!!", nil), ("", nil), ("- (", nil),
    ])
    func `names are written as they are said`(name: String, spoken: String?) {
        #expect(SpokenForm.of(name, language: "en-GB") == spoken)
    }

    @Test func `other languages' recognisers read numbers by themselves`() {
        #expect(SpokenForm.of("99 Luftballons & mehr", language: "de") == "99 luftballons mehr")
    }

    private static let names = KnownMusic(
        artists: ["blink-182", "AC/DC", "Blink 182"], albums: ["Jazz"], playlists: ["My {mix}: |loud| 50%"])

    @Test func `Rhasspy gets slots, with what a name stands for where that is something else`() {
        let payload = NameExport.payload(Self.names, format: .rhasspy, language: "en")
        #expect(
            payload["music/artists"]
                == .array([.string("(blink one eighty two):(blink-182)"), .string("(ac dc):(AC/DC)")]))
        #expect(payload["music/albums"] == .array([.string("jazz")]))
        #expect(payload["music/playlists"] == .array([.string("(my mix loud fifty):(My mix loud 50)")]))
        #expect(payload["music/tracks"] == .array([]))
    }

    @Test func `Snips gets an injection in place of earlier ones`() {
        let operation = NameExport.payload(Self.names, format: .snips, language: "en")["operations"]?.elements?[0]
            .elements
        #expect(operation?[0] == .string("addFromVanilla"))
        #expect(operation?[1]["artist"] == .array([.string("blink one eighty two"), .string("ac dc")]))
    }
}

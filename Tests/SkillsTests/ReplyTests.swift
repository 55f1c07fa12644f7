import MusicSkillCore
import TestSupport
import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
@LongWork struct ReplyTests {
    @Test(
        arguments: [
            ("what.track", ["title": "Hurt", "artist": "Johnny Cash"], "Hurt by Johnny Cash"),
            ("what.track", ["title": "Hurt"], "Hurt"),
            ("play.ok", ["what": "Hurt", "place": "in the kitchen"], "Playing Hurt in the kitchen."),
            ("play.ok", ["what": "Hurt"], "Playing Hurt."),
            ("ask", ["a": "one", "b": "two", "c": "three"], "Do you mean one, two or three?"),
            ("ask", ["a": "one", "b": "two"], "Do you mean one or two?"),
            (
                "no_player.room", ["room": "ballroom", "rooms": "kitchen"],
                "I know no room called ballroom. I know kitchen."
            ),
            ("rate_limited", ["provider": "Spotify", "wait": "41 seconds"], "Spotify asks to wait 41 seconds."),
            ("not_found", [:], "I found nothing like that."),
        ] as [(String, [String: String], String)])
    func `a wording says what is known`(_ key: String, _ values: [String: String], _ expected: String) throws {
        #expect(try ShippedSkills.load().library.wording(key, language: "en", values: values) == expected)
    }

    @Test func `every reply can be said with what is certain, and with all there is`() throws {
        let library = try ShippedSkills.load().library
        for (key, declared) in ReplyKeys.values {
            let certain = declared.filter { !$0.hasSuffix("?") }
            let all = declared.map { $0.replacing("?", with: "") }
            for names in [certain, all] {
                let values = Dictionary(uniqueKeysWithValues: names.map { ($0, "#\($0)#") })
                let text = library.wording(key, language: "en", values: values)
                #expect(text?.isEmpty == false, "\(key)")
                #expect(text?.contains(where: Set("[]{}|").contains) == false, "\(key)")
            }
        }
    }

    @Test func `every outcome has its reply`() {
        for code in OutcomeCode.allCases where code != .ok {
            #expect(ReplyKeys.values[code.rawValue] != nil, "\(code)")
        }
    }

    @Test func `replies fall back to the parent language and to English`() {
        var source = SkillFixture().source
        source.languages = ["de": ["replies.txt": "stop.ok: Aus."], "en": ["replies.txt": "mute.ok: Muted."]]
        let (library, _) = SkillLibrary.load([source])
        #expect(library.wording("stop.ok", language: "de-AT", values: [:]) == "Aus.")
        #expect(library.wording("mute.ok", language: "de-AT", values: [:]) == "Muted.")
        #expect(library.wording("dance.ok", language: "de-AT", values: [:]) == nil)
    }

    @Test(arguments: [("no", "nb"), ("nn-NO", "nb"), ("yue", "zh-HK"), ("zh_Hant_TW", "zh-TW"), ("gsw-CH", "de")])
    func `a language is answered in the words of its nearest kin`(_ asked: String, _ known: String) {
        var source = SkillFixture().source
        source.languages = [known: ["replies.txt": "stop.ok: kin"], "en": ["replies.txt": "stop.ok: English"]]
        #expect(SkillLibrary.load([source]).library.wording("stop.ok", language: asked, values: [:]) == "kin")
    }

    @Test func `some values have wordings of their own`() {
        var skill = SkillFixture()
        skill.replies = """
            place.room: im Raum {room}
            place.room Küche: in der Küche
            place.room -küche: in der {room}
            place.room -zimmer: im {room}
            place.room -schlafzimmer: oben im {room}
            """
        let library = skill.load().library
        func place(_ room: String) -> String? {
            library.wording("place.room", language: "en", values: ["room": room])
        }
        #expect(place("Lounge") == "im Raum Lounge")
        #expect(place("KÜCHE") == "in der Küche")
        #expect(place("Wohnküche") == "in der Wohnküche")
        #expect(place("Arbeitszimmer") == "im Arbeitszimmer")
        #expect(place("Schlafzimmer") == "oben im Schlafzimmer")
        skill.replies = "play.ok jazz: Jazz.\nplace.room x: a {room}\nplace.room X: b {room}"
        #expect(
            skill.load().diagnostics.filter { $0.severity == .error }.map(\.message) == [
                "play.ok has not one value that it could depend on", "place.room X stands here already",
            ])
    }

    @Test func `chance picks between wordings that say as much`() {
        var skill = SkillFixture()
        skill.replies = "stop.ok: a | b[ {place}] | c[ {place}]"
        func texts(_ values: [String: String]) -> [String?] {
            [0, 0.4, 0.99].map { chance in
                SkillLibrary.load([skill.source], randomness: .fixed(chance)).library
                    .wording("stop.ok", language: "en", values: values)
            }
        }
        #expect(texts([:]) == ["a", "b", "c"])
        #expect(texts(["place": "x"]) == ["b x", "b x", "c x"])
    }
}

import MusicSkillCore
import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
struct InflectionTests {
    private static let skill = {
        var skill = SkillFixture()
        skill.lists["inflection"] = """
            # endings, joined ones, beginnings
            -ia | -i | -ię
            -y | -ego
            | -u | -de | -mmet
            c- | g- | ngh-
            -ка | -ки
            """
        skill.patterns = "[tail]\nw {place}\n[play]\nplay {query}\n[pause]\npause"
        return skill
    }()

    private func place(_ text: String, rooms: [String]) -> String? {
        Self.skill.read("pause w \(text)", rooms: rooms).texts.first
    }

    @Test(
        arguments: [
            ("kuchni", "Kuchnia"), ("KUCHNIĘ", "Kuchnia"), ("salonu", "Salon"), ("tv'de", "TV"), ("tv-de", "TV"),
            ("nowego salonu", "Nowy Salon"), ("nowego salon", "Nowy Salon"), ("gegin", "Cegin"), ("nghegin", "Cegin"),
            ("комнатки", "Комнатка"), ("kuchnia", "Kuchnia"),
        ])
    func `a known place is known in the forms of its name`(_ spoken: String, _ name: String) {
        let rooms = ["Kuchnia", "Salon", "TV", "Nowy Salon", "Cegin", "Комнатка"]
        #expect(place(spoken, rooms: rooms) == "pause room=\(name)")
    }

    @Test func `a name as it stands is nearer than the form of another`() {
        #expect(place("salonu", rooms: ["Salon", "Salonu"]) == "pause room=Salonu")
        #expect(place("salonu", rooms: ["Salonu", "Salon"]) == "pause room=Salonu")
        #expect(
            Self.skill.read("pause w salonu", rooms: ["Salon"], players: ["Salonu"]).texts == ["pause device=Salonu"])
    }

    @Test func `what nobody knows does not change`() {
        #expect(place("kuchni", rooms: ["Salon"]) == nil)
        #expect(place("ia", rooms: ["Ia"]) == "pause room=Ia")
        #expect(place("i", rooms: ["Ia"]) == nil)
        #expect(Self.skill.read("play salonu", rooms: ["Salon"]).texts == ["play query=salonu"])
    }

    @Test func `long names have only so many forms`() {
        let words = Array(repeating: Substring("salony"), count: 12)
        var diagnostics = Diagnostics(skill: "test")
        let forms = Inflection("| -a | -b | -c | -d\n-y | -e", diagnostics: &diagnostics).forms(of: words)
        #expect((100...256).contains(forms.count))
        #expect(forms.contains(words.dropLast().joined() + "salone"))
    }

    @Test(arguments: ["-a", "a | e", "-a | e", "-a | e-", "-a || -e", "|"])
    func `a line that tells no change is an error`(_ line: String) {
        var skill = SkillFixture()
        skill.lists["inflection"] = line
        #expect(
            skill.load().diagnostics.map(\.description) == [
                "test/en/lists/inflection.txt:1: error: expected -ending | -ending, beginning- | beginning-, or | -joined"
            ])
    }
}

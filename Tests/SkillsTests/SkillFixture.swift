import MusicSkillCore

@testable import Skills

/// A small skill made in code: each part can be replaced to break it.
struct SkillFixture {
    var name = "test"
    var intents: [DocumentNode.Entry] = [
        intent("play", sets: [[], ["query"], ["title", "artist"], ["genre"]], allows: ["place"]),
        intent("pause", sets: [[]], allows: ["place"]),
        intent("volume_set", sets: [["level"]], allows: ["place"]),
    ]
    var slots: [DocumentNode.Entry] = [
        open("query"), open("title"), open("artist"), .init(key: "place", value: .text("place")),
        .init(key: "genre", value: .map([.init(key: "list", value: .text("genre"))])),
        .init(
            key: "level",
            value: .map([
                .init(key: "number", value: .list([.text("0"), .text("100")])),
                .init(key: "list", value: .text("number")),
            ])),
    ]
    var patterns = "[play]\nplay {query}\nplay {title} by {artist}\n[pause]\npause"
    var phrases = ""
    var lists = ["genre": "jazz | jazz music\nr&b | rnb", "number": "50 | half | fifty"]
    var replies: String?
    var tests = ""

    var source: SkillSource {
        var files = ["patterns.txt": patterns, "phrases.txt": phrases, "tests.txt": tests]
        for (name, text) in lists { files["lists/\(name).txt"] = text }
        files["replies.txt"] = replies
        let manifest = DocumentNode.map([
            .init(key: "version", value: .text("1")), .init(key: "slots", value: .map(slots)),
            .init(key: "intents", value: .map(intents)),
        ])
        return SkillSource(name: name, manifest: manifest, languages: ["en": files])
    }

    func load() -> (library: SkillLibrary, diagnostics: [SkillDiagnostic]) {
        SkillLibrary.load([source], randomness: .fixed(0))
    }

    func read(_ text: String, rooms: [String] = [], players: [String] = []) -> Reading {
        let home = HomeVocabulary(rooms: rooms.map { .init($0) }, players: players.map { .init($0) })
        return load().library.read(text, languages: ["en"], home: home)
    }

    static func open(_ name: String) -> DocumentNode.Entry { .init(key: name, value: .text("open")) }

    static func intent(_ name: String, sets: [[String]], allows: [String] = []) -> DocumentNode.Entry {
        let sets = sets.map { slots in
            DocumentNode.map([
                .init(key: "slots", value: .list(slots.map(DocumentNode.text))),
                .init(key: "score", value: .text("0.8")),
            ])
        }
        return .init(
            key: name,
            value: .map([
                .init(key: "sets", value: .list(sets)),
                .init(key: "allows", value: .list(allows.map(DocumentNode.text))),
            ]))
    }
}

extension DocumentNode {
    static func text(_ text: String) -> DocumentNode { DocumentNode(.scalar(text, isQuoted: false, tag: nil)) }
    static func list(_ items: [DocumentNode]) -> DocumentNode { DocumentNode(.sequence(items)) }
    static func map(_ entries: [Entry]) -> DocumentNode { DocumentNode(.mapping(entries)) }
}

extension Reading {
    /// Each reading as `intent slot=value`, slots in the order of their names; `?` marks an unknown place.
    var texts: [String] {
        interpretations.map { interpretation in
            let slots = interpretation.slots.sorted { $0.key.rawValue < $1.key.rawValue }
            let texts = slots.map { "\($0.rawValue)\($1.isKnown ? "" : "?")=\($1.value)" }
            return ([interpretation.intent.rawValue] + texts).joined(separator: " ")
        }
    }
}

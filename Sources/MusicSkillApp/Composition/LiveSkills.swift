import MusicSkillCore
import Skills

/// The skills in use: reads sentences and words replies with the edition of the moment, which may be exchanged
/// meanwhile.
final class LiveSkills: SentenceReader, ReplyWording {
    /// What is in use, and what was wrong with newer files.
    struct Edition: Sendable {
        var library: SkillLibrary
        var complaints: [String]
    }

    private let edition: Locked<Edition>

    init(_ library: SkillLibrary, complaints: [String]) {
        edition = Locked(Edition(library: library, complaints: complaints))
    }

    var current: Edition { edition.withLock { $0 } }

    /// A sentence that is being read is read to its end with the edition it began with.
    func replace(by next: Edition) {
        edition.withLock { $0 = next }
    }

    func read(_ text: String, languages: [String], home: HomeVocabulary) -> Reading {
        current.library.read(text, languages: languages, home: home)
    }

    func wording(_ key: String, language: String, values: [String: String]) -> String? {
        current.library.wording(key, language: language, values: values)
    }
}

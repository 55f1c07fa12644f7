package import MusicSkillCore

/// Knows exactly the sentences it was given, in English; everything else it does not understand.
package struct FakeReader: SentenceReader {
    private let readings: [String: [Interpretation]]
    private let following: [String: [[Interpretation]]]
    private let answers: [String: [Interpretation]]

    /// - Parameters:
    ///   - following: by the same sentences, the further commands in them.
    ///   - answers: what the sentences mean on top of that, and above all, while the home offers choices.
    package init(
        _ readings: [String: [Interpretation]], following: [String: [[Interpretation]]] = [:],
        answers: [String: [Interpretation]] = [:]
    ) {
        self.readings = readings
        self.following = following
        self.answers = answers
    }

    package func read(_ text: String, languages: [String], home: HomeVocabulary) -> Reading {
        guard languages.contains(where: { $0.hasPrefix("en") }) else { return Reading() }
        let answer = home.choices.isEmpty ? [] : answers[text] ?? []
        var reading = Reading(interpretations: answer + (readings[text] ?? []), languages: ["en"])
        reading.following = following[text] ?? []
        return reading
    }
}

/// Shows the key and the values a wording was asked for: `play.ok(place=..., what=...)`.
package struct FakeWording: ReplyWording {
    private let unknown: Set<String>

    /// - Parameter unknown: keys this skill has no wording for.
    package init(without unknown: Set<String> = []) {
        self.unknown = unknown
    }

    package func wording(_ key: String, language: String, values: [String: String]) -> String? {
        guard !unknown.contains(key) else { return nil }
        return key + "(" + values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
            + ")"
    }
}

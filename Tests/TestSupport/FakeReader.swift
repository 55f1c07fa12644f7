package import MusicSkillCore

/// Knows exactly the sentences it was given, in English; everything else it does not understand.
package struct FakeReader: SentenceReader {
    private let readings: [String: [Interpretation]]

    package init(_ readings: [String: [Interpretation]]) {
        self.readings = readings
    }

    package func read(_ text: String, languages: [String], home: HomeVocabulary) -> Reading {
        guard languages.contains(where: { $0.hasPrefix("en") }) else { return Reading() }
        return Reading(interpretations: readings[text] ?? [], languages: ["en"])
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

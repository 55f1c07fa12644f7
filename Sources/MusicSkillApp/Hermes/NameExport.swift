import Adapters
import MusicSkillCore

/// Names of music for recognisers that only hear what they have been told. Pure.
enum NameExport {
    enum Format: String, CaseIterable {
        /// For `POST /api/slots`.
        case rhasspy
        /// For `hermes/injection/perform`.
        case snips
    }

    static func payload(_ names: KnownMusic, format: Format, language: String) -> JSONValue {
        let kinds = [
            ("artist", names.artists), ("album", names.albums), ("playlist", names.playlists), ("track", names.tracks),
        ]
        func lists(_ key: (String) -> String, _ entry: (_ spoken: String, _ name: String) -> String) -> JSONValue {
            .object(
                Dictionary(
                    uniqueKeysWithValues: kinds.map { kind, names in
                        (key(kind), .array(entries(names, language: language, entry).map(JSONValue.string)))
                    }))
        }
        return switch format {
        case .rhasspy: lists({ "music/\($0)s" }, substitution)
        case .snips:
            .object([
                "operations": .array([.array([.string("addFromVanilla"), lists({ $0 }, { spoken, _ in spoken })])])
            ])
        }
    }

    /// Each way of saying something once.
    private static func entries(
        _ names: [String], language: String, _ entry: (_ spoken: String, _ name: String) -> String
    ) -> [String] {
        var seen: Set<String> = []
        return names.compactMap { name in
            guard let spoken = SpokenForm.of(name, language: language), seen.insert(spoken).inserted else { return nil }
            return entry(spoken, name)
        }
    }

    /// `(what is heard):(what it stands for)`, where that is not the same.
    private static func substitution(_ spoken: String, for name: String) -> String {
        // What has a meaning in Rhasspy's grammar cannot be part of a name there.
        let plain = String(name.map { "()[]{}<>|:$%\\".contains($0) ? " " : $0 })
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return spoken == plain.lowercased() || plain.isEmpty ? spoken : "(\(spoken)):(\(plain))"
    }
}

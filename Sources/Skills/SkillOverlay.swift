package import MusicSkillCore

extension SkillSource {
    /// The skill with the user's own files on top, by language and path.
    ///
    /// Patterns, tests and entries of lists come to those that are there; a phrase or a reply takes the place of the one
    /// of its name. A file whose first line is `# instead` takes the place of the whole file.
    package func overlaid(with local: [String: [String: String]]) -> SkillSource {
        var source = self
        for (language, files) in local {
            source.languages[language] = Self.merged(source.languages[language] ?? [:], local: files)
        }
        return source
    }

    /// The files of a language on top of those of its parent, in the same way: `pt-BR` says only what it says otherwise
    /// than `pt`.
    func files(of language: String) -> [String: String] {
        let own = languages[language] ?? [:]
        guard let hyphen = language.lastIndex(of: "-") else { return own }
        return Self.merged(files(of: String(language[..<hyphen])), local: own)
    }

    private static func merged(_ shipped: [String: String], local: [String: String]) -> [String: String] {
        shipped.merging(local.map { ($0, merged(shipped[$0] ?? "", local: $1, path: $0)) }) { $1 }
    }

    private static func merged(_ shipped: String, local: String, path: String) -> String {
        if local.hasPrefix("# instead") || shipped.isEmpty { return local }
        let mark: Character? = path == PhraseBook.file ? "=" : path == ReplyBook.file ? ":" : nil
        guard let mark else { return shipped + "\n" + local }
        let own = Set(TextLines(local).compactMap { key(of: $0.text[...], mark) })
        var isReplaced = false
        let rest = shipped.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).filter { line in
            // A line that goes on with the one before shares its fate.
            if TextLines.trimmed(line).first != "|" { isReplaced = key(of: line, mark).map(own.contains) ?? false }
            return !isReplaced
        }
        return rest.joined(separator: "\n") + "\n" + local
    }

    private static func key(of line: Substring, _ mark: Character) -> String? {
        line.first == "#" ? nil : line.firstIndex(of: mark).map { TextLines.trimmed(line[..<$0]) }
    }
}

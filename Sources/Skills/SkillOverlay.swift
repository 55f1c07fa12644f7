package import MusicSkillCore

extension SkillSource {
    /// The skill with the user's own files on top, by language and path.
    ///
    /// Patterns, tests and entries of lists come to those that are there; a phrase or a reply takes the place of the one
    /// of its name. A file whose first line is `# instead` takes the place of the whole file.
    package func overlaid(with local: [String: [String: String]]) -> SkillSource {
        var source = self
        for (language, files) in local {
            for (path, text) in files {
                let shipped = source.languages[language]?[path] ?? ""
                source.languages[language, default: [:]][path] = Self.merged(shipped, local: text, path: path)
            }
        }
        return source
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

/// `phrases.txt`: `<name> = choices`, where a line that begins with `|` goes on with the one before.
struct PhraseBook: Sendable {
    private struct Entry: Sendable {
        var line: Int
        var text: String
    }

    private var entries: [String: Entry] = [:]
    private var phrases: [String: Phrase] = [:]
    private let manifest: SkillManifest
    private let readers: [String: SlotReader]

    static let file = "phrases.txt"

    /// Phrases within phrases: more than anybody can follow.
    private static let maximumDepth = 32

    /// - Parameter readers: of the slots, by name.
    init(
        _ text: String?, _ manifest: SkillManifest, readers: [String: SlotReader], diagnostics: inout Diagnostics
    ) {
        self.manifest = manifest
        self.readers = readers
        var last: String?
        for (number, text) in TextLines(text) {
            if text.hasPrefix("|"), let last {
                entries[last]?.text += " " + text
            } else if let (name, text) = Self.definition(text) {
                if entries[name] != nil { diagnostics.error(Self.file, number, "<\(name)> is defined twice") }
                entries[name] = Entry(line: number, text: text)
                last = name
            } else {
                diagnostics.error(Self.file, number, "expected <name> = text | text")
            }
        }
        for (name, entry) in entries.sorted(by: { $0.value.line < $1.value.line }) {
            do throws(TemplateError) {
                _ = try phrase(name, within: [])
            } catch {
                diagnostics.error(Self.file, entry.line, error.message)
            }
        }
    }

    subscript(_ name: String) -> Phrase? { phrases[name] }

    fileprivate static func unknown(_ name: String) -> TemplateError {
        TemplateError(message: "unknown phrase <\(name)>; define it in \(file)")
    }

    private mutating func phrase(_ name: String, within outer: [String]) throws(TemplateError) -> Phrase {
        if outer.contains(name) {
            throw TemplateError(message: "<\(name)> holds itself: \((outer + [name]).joined(separator: " > "))")
        }
        guard outer.count <= Self.maximumDepth else { throw TemplateError(message: "phrases are nested too deep") }
        if let known = phrases[name] { return known }
        guard let entry = entries[name] else { throw Self.unknown(name) }
        let template = try TemplateParser.parse(entry.text) { inner throws(TemplateError) in
            try phrase(inner, within: outer + [name])
        }
        try template.checkSize()
        let fresh = Phrase(template, manifest, readers: readers)
        phrases[name] = fresh
        return fresh
    }

    private static func definition(_ line: String) -> (name: String, text: String)? {
        let sides = line.split(separator: "=", maxSplits: 1)
        guard sides.count == 2 else { return nil }
        let name = TextLines.trimmed(sides[0])
        guard name.hasPrefix("<"), name.hasSuffix(">"), name.count > 2 else { return nil }
        return (String(name.dropFirst().dropLast()), String(sides[1]))
    }
}

extension TemplateParser {
    static func parse(_ text: String, _ phrases: PhraseBook) throws(TemplateError) -> Template {
        try parse(text) { name throws(TemplateError) in
            guard let phrase = phrases[name] else { throw PhraseBook.unknown(name) }
            return phrase
        }
    }
}

/// `phrases.txt`: `<name> = choices`, or `<name> = re: regex` for `re:` lines alone, where a line that begins with `|` goes
/// on with the one before.
struct PhraseBook: Sendable {
    private struct Entry: Sendable {
        var line: Int
        var text: String
        var isRaw: Bool

        init(line: Int, text: String) {
            self.line = line
            isRaw = text.hasPrefix(RawPattern.marker)
            self.text = isRaw ? String(text.dropFirst(RawPattern.marker.count)) : text
        }

        mutating func goOn(with line: String) {
            // A blank means nothing between choices, but itself in a regex.
            text += (isRaw ? "" : " ") + line
        }
    }

    private var entries: [String: Entry] = [:]
    private var phrases: [String: Phrase] = [:]
    /// Of `re:` phrases, with those that they call.
    private var regexes: [String: String] = [:]
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
                entries[last]?.goOn(with: text)
            } else if let (name, text) = Self.definition(text) {
                if entries[name] != nil { diagnostics.error(Self.file, number, "<\(name)> is defined twice") }
                entries[name] = Entry(line: number, text: text)
                last = name
            } else {
                diagnostics.error(Self.file, number, "expected <name> = text | text")
            }
        }
        let all = entries.sorted { $0.value.line < $1.value.line }
        // Those in a regex call phrases of either kind.
        for (name, entry) in all.filter({ !$0.value.isRaw }) + all.filter(\.value.isRaw) {
            do throws(TemplateError) {
                if entry.isRaw {
                    regexes[name] = "(?:\(try RawPattern.expanded(entry.text, self)))"
                } else {
                    _ = try phrase(name, within: [])
                }
            } catch {
                diagnostics.error(Self.file, entry.line, error.message)
            }
        }
    }

    subscript(_ name: String) -> Phrase? { phrases[name] }

    /// What stands for the phrase in a regex; nothing where it is unknown, or itself a regex that comes later.
    func regex(_ name: String) throws(TemplateError) -> String? {
        guard let phrase = phrases[name] else { return regexes[name] }
        guard !phrase.hasSlots else { throw TemplateError(message: "<\(name)> has slots; write it out") }
        return TemplateRegex.text(phrase.template)
    }

    fileprivate func missing(_ name: String) -> TemplateError {
        let isRaw = entries[name]?.isRaw ?? false
        return TemplateError(
            message: isRaw
                ? "<\(name)> is a regex; call it in a re: line" : "unknown phrase <\(name)>; define it in \(Self.file)")
    }

    private mutating func phrase(_ name: String, within outer: [String]) throws(TemplateError) -> Phrase {
        if outer.contains(name) {
            throw TemplateError(message: "<\(name)> holds itself: \((outer + [name]).joined(separator: " > "))")
        }
        guard outer.count <= Self.maximumDepth else { throw TemplateError(message: "phrases are nested too deep") }
        if let known = phrases[name] { return known }
        guard let entry = entries[name], !entry.isRaw else { throw missing(name) }
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
        return (String(name.dropFirst().dropLast()), TextLines.trimmed(sides[1]))
    }
}

extension TemplateParser {
    static func parse(_ text: String, _ phrases: PhraseBook) throws(TemplateError) -> Template {
        try parse(text) { name throws(TemplateError) in
            guard let phrase = phrases[name] else { throw phrases.missing(name) }
            return phrase
        }
    }
}

/// Reads `text ( a | b ) [ optional ] <phrase> {slot}`.
struct TemplateParser {
    /// What `<name>` stands for.
    typealias Phrases = (String) throws(TemplateError) -> Template

    private let characters: [Character]
    private let phrase: Phrases
    private var position = 0

    static func parse(_ text: String, phrases: Phrases) throws(TemplateError) -> Template {
        try withoutActuallyEscaping(phrases) { phrases throws(TemplateError) in
            var parser = TemplateParser(characters: Array(text), phrase: phrases)
            return try parser.whole()
        }
    }

    private init(characters: [Character], phrase: @escaping Phrases) {
        self.characters = characters
        self.phrase = phrase
    }

    private var next: Character? { position < characters.count ? characters[position] : nil }

    private mutating func whole() throws(TemplateError) -> Template {
        let template = try choice()
        if let stray = next { throw TemplateError(message: "unexpected \(stray)") }
        return template
    }

    /// Alternatives, up to the closing bracket or the end.
    private mutating func choice() throws(TemplateError) -> Template {
        var alternatives = [try sequence()]
        while next == "|" {
            position += 1
            alternatives.append(try sequence())
        }
        return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
    }

    /// Words apart by blanks.
    private mutating func sequence() throws(TemplateError) -> Template {
        var words: [Template] = []
        skipBlanks()
        while let next, !"|)]".contains(next) {
            words.append(try word())
            skipBlanks()
        }
        guard !words.isEmpty else { throw TemplateError(message: "nothing between brackets or bars; use [ ]") }
        return words.count == 1 ? words[0] : .sequence(words, isSpaced: true)
    }

    /// Pieces without a blank between them; those of a script without blanks are words all the same.
    private mutating func word() throws(TemplateError) -> Template {
        var pieces: [Template] = []
        while let next, !next.isWhitespace, !"|)]".contains(next) {
            switch next {
            case "(": pieces.append(try bracketed(")"))
            case "[": pieces.append(.optional(try bracketed("]")))
            case "<": pieces.append(try phrase(try name("<", ">")))
            case "{": pieces.append(.slot(Template.SlotReference(written: try name("{", "}"))))
            case ">", "}": throw TemplateError(message: "unexpected \(next)")
            default: if let text = try literal() { pieces.append(text) }
            }
        }
        guard !pieces.isEmpty else { throw TemplateError(message: "punctuation stands alone; it is not heard") }
        return pieces.count == 1 ? pieces[0] : .sequence(pieces, isSpaced: pieces.contains(where: \.isUnspaced))
    }

    private mutating func bracketed(_ close: Character) throws(TemplateError) -> Template {
        position += 1
        let inner = try choice()
        guard next == close else { throw TemplateError(message: "missing \(close)") }
        position += 1
        return inner
    }

    private mutating func name(_ open: Character, _ close: Character) throws(TemplateError) -> String {
        position += 1
        let start = position
        while let next, next != close { position += next.isWhitespace ? characters.count : 1 }
        guard next == close, position > start else { throw TemplateError(message: "missing name or \(close)") }
        defer { position += 1 }
        return String(characters[start..<position])
    }

    /// Folded like the sentences it is compared with; nothing where only punctuation stood.
    private mutating func literal() throws(TemplateError) -> Template? {
        let start = position
        while let next, !next.isWhitespace, !"|()[]<>{}".contains(next) { position += 1 }
        guard let folded = FoldedText(String(characters[start..<position]), isFragment: true) else {
            throw TemplateError(message: "longer than any sentence")
        }
        return folded.bytes.isEmpty ? nil : .literal(String(decoding: folded.bytes, as: UTF8.self))
    }

    private mutating func skipBlanks() {
        while let next, next.isWhitespace { position += 1 }
    }
}

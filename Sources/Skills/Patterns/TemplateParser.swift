/// Reads `text ( a | b ) [ optional ] <phrase> {slot}`.
///
/// By scalars: a vowel sign right behind a bracket, as Indic scripts may begin a piece of a word, is one Character with it.
struct TemplateParser {
    /// What `<name>` stands for.
    typealias Phrases = (String) throws(TemplateError) -> Phrase

    private let scalars: String.UnicodeScalarView
    private let phrase: Phrases
    private var position: String.Index
    /// The brackets that are open.
    private var depth = 0

    /// More than anybody can read.
    private static let maximumDepth = 32

    static func parse(_ text: String, phrases: Phrases) throws(TemplateError) -> Template {
        try withoutActuallyEscaping(phrases) { phrases throws(TemplateError) in
            var parser = TemplateParser(scalars: text.unicodeScalars, phrase: phrases)
            return try parser.whole()
        }
    }

    private init(scalars: String.UnicodeScalarView, phrase: @escaping Phrases) {
        self.scalars = scalars
        position = scalars.startIndex
        self.phrase = phrase
    }

    private var next: Unicode.Scalar? { position < scalars.endIndex ? scalars[position] : nil }

    private mutating func skip() { position = scalars.index(after: position) }

    private mutating func whole() throws(TemplateError) -> Template {
        let template = try choice()
        if let stray = next { throw TemplateError(message: "unexpected \(stray)") }
        return template
    }

    /// Alternatives, up to the closing bracket or the end.
    private mutating func choice() throws(TemplateError) -> Template {
        var alternatives = [try sequence()]
        while next == "|" {
            skip()
            alternatives.append(try sequence())
        }
        return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
    }

    /// Words apart by blanks.
    private mutating func sequence() throws(TemplateError) -> Template {
        var words: [Template] = []
        skipBlanks()
        while let next, !"|)]".unicodeScalars.contains(next) {
            words.append(try word())
            skipBlanks()
        }
        guard !words.isEmpty else { throw TemplateError(message: "nothing between brackets or bars; use [ ]") }
        return words.count == 1 ? words[0] : .sequence(words, isSpaced: true)
    }

    /// Pieces without a blank between them; those of a script without blanks are words all the same.
    private mutating func word() throws(TemplateError) -> Template {
        var pieces: [Template] = []
        while let next, !next.isBlank, !"|)]".unicodeScalars.contains(next) {
            switch next {
            case "(": pieces.append(try bracketed(")"))
            case "[": pieces.append(.optional(try bracketed("]")))
            case "<": pieces.append(.phrase(try phrase(try name("<", ">"))))
            case "{": pieces.append(.slot(Template.SlotReference(written: try name("{", "}"))))
            case ">", "}": throw TemplateError(message: "unexpected \(next)")
            default: if let text = try literal() { pieces.append(text) }
            }
        }
        guard !pieces.isEmpty else { throw TemplateError(message: "punctuation stands alone; it is not heard") }
        return pieces.count == 1 ? pieces[0] : .sequence(pieces, isSpaced: pieces.contains(where: \.isUnspaced))
    }

    private mutating func bracketed(_ close: Unicode.Scalar) throws(TemplateError) -> Template {
        skip()
        depth += 1
        guard depth <= Self.maximumDepth else { throw TemplateError(message: "brackets are nested too deep") }
        let inner = try choice()
        guard next == close else { throw TemplateError(message: "missing \(close)") }
        depth -= 1
        skip()
        return inner
    }

    private mutating func name(_ open: Unicode.Scalar, _ close: Unicode.Scalar) throws(TemplateError) -> String {
        skip()
        let start = position
        while let next, next != close, !next.isBlank { skip() }
        guard next == close, position > start else { throw TemplateError(message: "missing name or \(close)") }
        defer { skip() }
        return text(from: start)
    }

    /// Folded like the sentences it is compared with; nothing where only punctuation stood.
    private mutating func literal() throws(TemplateError) -> Template? {
        let start = position
        while let next, !next.isBlank, !"|()[]<>{}".unicodeScalars.contains(next) { skip() }
        let text = text(from: start)
        if text.utf8.allSatisfy(\.isFolded) { return .literal(text) }
        guard let folded = FoldedText(text, isFragment: true) else {
            throw TemplateError(message: "longer than any sentence")
        }
        return folded.bytes.isEmpty ? nil : .literal(String(decoding: folded.bytes, as: UTF8.self))
    }

    private func text(from start: String.Index) -> String {
        String(Substring(scalars[start..<position]))
    }

    private mutating func skipBlanks() {
        while let next, next.isBlank { skip() }
    }
}

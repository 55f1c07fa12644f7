import Foundation
import MusicSkillCore

/// A text as patterns see it, with the way back to how it was written.
///
/// Lower case, without diacritics, quotes or sentence punctuation, words apart by one space; `&` and `%` as words.
/// Cyrillic and Greek are written in Latin letters, digits of all scripts in ASCII; letters that Arabic keyboards tell apart
/// and people do not are one. Of scripts without blanks every letter is a word.
/// Apostrophes within words stay ("l'album"), so that a pattern can tell them; hyphens part words.
struct FoldedText {
    /// UTF-8.
    private(set) var bytes: [UInt8] = []
    private var original: [UInt8] = []
    /// For each byte of `bytes`, the stretch of `original` it came from.
    private var sources: [Range<UInt16>] = []

    /// The longest text that is folded, in UTF-8 code units: `Utterance.maximumLength` characters, each a small cluster.
    static let maximumBytes = Utterance.maximumLength * 8

    /// - Parameter isFragment: a piece of a pattern, where an apostrophe at the end is part of the text.
    /// - Returns: nothing for a text longer than a sentence can be.
    init?(_ text: String, isFragment: Bool = false) {
        guard text.utf8.count <= Self.maximumBytes,
            text.utf8.count <= Utterance.maximumLength || text.count <= Utterance.maximumLength
        else { return nil }
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        let composed = isASCII ? text : text.precomposedStringWithCanonicalMapping
        original = Array(composed.utf8)
        bytes.reserveCapacity(original.count)
        sources.reserveCapacity(original.count)
        original.allSatisfy(\.isPlain) ? appendPlain() : append(Array(composed.unicodeScalars), isFragment: isFragment)
        if bytes.last == .space {
            bytes.removeLast()
            sources.removeLast()
        }
    }

    /// Most texts need no look at what stands beside their letters.
    private mutating func appendPlain() {
        for (place, byte) in zip(UInt16.min..., original) {
            byte == .space ? appendSpace(from: place..<place + 1) : append(byte | 0x20, from: place..<place + 1)
        }
    }

    private mutating func append(_ scalars: [Unicode.Scalar], isFragment: Bool) {
        var classes = scalars.map(ScalarClass.init)
        if isFragment { classes = classes.map { $0 == .apostrophe ? .letter(UInt8(ascii: "'")) : $0 } }
        var end: UInt16 = 0
        for index in scalars.indices {
            let source = end..<end + UInt16(UTF8.width(scalars[index]))
            end = source.upperBound
            let before = index > 0 ? classes[index - 1] : .space
            let after = index + 1 < classes.count ? classes[index + 1] : .space
            append(classes[index], between: before, and: after, from: source)
        }
    }

    private mutating func append(
        _ scalar: ScalarClass, between before: ScalarClass, and after: ScalarClass, from source: Range<UInt16>
    ) {
        switch scalar {
        case .nothing: break
        case .diacritic:
            if let last = sources.indices.last, bytes[last] != .space {
                sources[last] = sources[last].lowerBound..<source.upperBound
            }
        case .space: appendSpace(from: source)
        case .letter(let byte): append(byte, from: source)
        case .letters(let letters): for byte in letters.utf8 { append(byte, from: source) }
        case .sign(let word), .word(let word):
            appendSpace(from: source)
            for byte in word.utf8 { append(byte, from: source) }
            appendSpace(from: source)
        case .mark(let mark):
            if bytes.last == .space {
                bytes.removeLast()
                sources.removeLast()
            }
            for byte in mark.utf8 { append(byte, from: source) }
            appendSpace(from: source)
        case .apostrophe: keep(UInt8(ascii: "'"), if: before.isLetter && after.isLetter, from: source)
        case .joint(let byte): keep(byte, if: before.isLetter && after.isLetter, from: source)
        case .digitJoint(let byte): keep(byte, if: before.isDigit && after.isDigit, from: source)
        case .minus: keep(UInt8(ascii: "-"), if: !before.isLetter && after.isDigit, from: source)
        }
    }

    private mutating func keep(_ byte: UInt8, if isPartOfWord: Bool, from source: Range<UInt16>) {
        isPartOfWord ? append(byte, from: source) : appendSpace(from: source)
    }

    private mutating func append(_ byte: UInt8, from source: Range<UInt16>) {
        bytes.append(byte)
        sources.append(source)
    }

    private mutating func appendSpace(from source: Range<UInt16>) {
        guard let last = bytes.last, last != .space else { return }
        append(.space, from: source)
    }

    /// What was written where `range` of `bytes` came from.
    func spoken(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        let start = Int(sources[range.lowerBound].lowerBound)
        let end = Int(sources[range.upperBound - 1].upperBound)
        return String(decoding: original[start..<end], as: UTF8.self)
    }

    /// `range` without a space at its beginning and end.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let start = range.lowerBound + (bytes[range].first == .space ? 1 : 0)
        return start..<max(start, range.upperBound - (bytes[range].last == .space ? 1 : 0))
    }

    /// `range` as lists and names are looked up: apostrophes, which speech recognition drops at will, do not count.
    func key(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self).withoutApostrophes
    }

    var key: String { key(0..<bytes.count) }

    func wordCount(_ range: Range<Int>) -> Int {
        bytes[range].reduce(1) { $0 + ($1 == .space ? 1 : 0) }
    }

    struct Word {
        var start: Int
        var end: Int
        /// Of its letters, without apostrophes.
        var hash: UInt64
    }

    /// The word that begins at `start`, or what of it stands before `limit`.
    func word(at start: Int, before limit: Int = .max) -> Word {
        var hash = NeedHash()
        var end = start
        while end < min(bytes.count, limit), bytes[end] != .space {
            hash.add(bytes[end])
            end += 1
        }
        return Word(start: start, end: end, hash: hash.value)
    }

    var words: [Word] {
        var words: [Word] = []
        var start = 0
        while start < bytes.count {
            words.append(word(at: start))
            start = words[words.count - 1].end + 1
        }
        return words
    }
}

extension FoldedText {
    /// The key of a name or list entry.
    static func key(_ text: String) -> String {
        text.utf8.allSatisfy(\.isFolded) ? text : FoldedText(text)?.key ?? ""
    }
}

extension UInt8 {
    static let space = UInt8(ascii: " ")

    /// Whether it is a letter or digit that folding leaves as it is.
    var isFolded: Bool { isPlain && self != .space && self & 0x20 != 0 }

    /// Whether it is a letter or digit of ASCII, or a blank.
    var isPlain: Bool {
        isDigit || self == .space || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}

import Foundation

/// What folding makes of one Unicode scalar.
enum ScalarClass: Equatable {
    /// Control and format characters.
    case nothing
    /// A combining mark that people leave out; it stays with its letter in what was spoken.
    case diacritic
    /// Blanks, quotes, brackets, symbols and all punctuation that never belongs to a word.
    case space
    case letter(UInt8)
    case letters(String)
    /// A letter of a script that puts no blanks between words: a word by itself.
    case sign(String)
    /// A vowel or tone that stands on such a letter, and belongs to its word.
    case mark(String)
    /// A symbol that is said as a word.
    case word(String)
    case apostrophe
    /// Part of a word between letters or digits ("will.i.am", "p!nk", "ac/dc"), else nothing.
    case joint(UInt8)
    /// Part of a number between digits ("1:20", "6,000"), else nothing.
    case digitJoint(UInt8)
    /// A sign before a number, else a hyphen that parts words.
    case minus

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0..<0x80: self = Self.ascii(UInt8(scalar.value))
        // Fullwidth forms of ASCII.
        case 0xFF01...0xFF5E: self = Self.ascii(UInt8(scalar.value - 0xFEE0))
        case 0x2018, 0x2019, 0x02BC, 0x00B4: self = .apostrophe
        case 0x2010...0x2012, 0x2212: self = .minus
        // Latin, Greek, Cyrillic and their extensions: there a diacritic is spelling that people leave out.
        case 0xAA..<0x530, 0x1E00..<0x2000, 0xFB00..<0xFB07: self = Self.alphabetic(scalar)
        // Hebrew and Arabic, and their presentation forms.
        case 0x590..<0x700, 0xFB1D..<0xFE00, 0xFE70..<0xFEFF: self = Self.semitic(scalar)
        case 0xFE00..<0xFE10: self = .diacritic
        default: self = Self.other(scalar)
        }
    }

    var isLetter: Bool {
        switch self {
        case .letter, .letters, .sign, .mark, .diacritic: true
        default: false
        }
    }

    var isDigit: Bool {
        guard case .letter(let byte) = self else { return false }
        return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func ascii(_ byte: UInt8) -> ScalarClass {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter(byte | 0x20)
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"),
            UInt8(ascii: "+"):
            .letter(byte)
        case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "/"), UInt8(ascii: "*"):
            .joint(byte)
        case UInt8(ascii: ","), UInt8(ascii: ":"): .digitJoint(byte)
        case UInt8(ascii: "-"): .minus
        case UInt8(ascii: "&"): .word("and")
        case UInt8(ascii: "%"): .word("percent")
        case 0x09, 0x0A, 0x0D: .space
        case 0..<0x20, 0x7F: .nothing
        default: .space
        }
    }

    private static func alphabetic(_ scalar: Unicode.Scalar) -> ScalarClass {
        if scalar.properties.generalCategory == .nonspacingMark { return .diacritic }
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return other(scalar) }
        let lower = scalar.properties.lowercaseMapping.decomposedStringWithCompatibilityMapping
        var folded = ""
        for scalar in lower.unicodeScalars
        where scalar.properties.generalCategory != .nonspacingMark && scalar != " " {
            if let plain = undecomposable[scalar] ?? Romanization.letters[scalar] {
                folded += plain
            } else {
                folded.unicodeScalars.append(scalar)
            }
        }
        return .letters(folded)
    }

    /// Latin letters that Unicode does not decompose, as people type them without a special keyboard.
    private static let undecomposable: [Unicode.Scalar: String] = [
        "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i",
        "ŋ": "n", "ŧ": "t",
    ]

    private static func semitic(_ scalar: Unicode.Scalar) -> ScalarClass {
        switch scalar.value {
        case 0x0640: return .nothing
        case 0x066A: return .word("percent")
        case 0x066B, 0x066C: return .digitJoint(UInt8(ascii: scalar.value == 0x066B ? "." : ","))
        default: break
        }
        if scalar.properties.generalCategory == .nonspacingMark { return .diacritic }
        guard scalar.properties.isAlphabetic else { return other(scalar) }
        let letters = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars
            .filter { $0.properties.generalCategory == .otherLetter }
            .map { arabicVariants[$0] ?? $0 }
        return .letters(String(String.UnicodeScalarView(letters)))
    }

    /// Arabic letters that one keyboard has and another has not, or that are written one for the other.
    private static let arabicVariants: [Unicode.Scalar: Unicode.Scalar] = [
        "\u{64A}": "\u{6CC}", "\u{649}": "\u{6CC}", "\u{643}": "\u{6A9}", "\u{671}": "\u{627}",
        "\u{629}": "\u{647}", "\u{6C1}": "\u{647}", "\u{6C3}": "\u{647}", "\u{6D5}": "\u{647}",
    ]

    /// Thai, Lao, Khmer and Burmese, kana, Han; their vowel signs and tone marks too.
    static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3041...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x3134F:
            true
        default: false
        }
    }

    private static func other(_ scalar: Unicode.Scalar) -> ScalarClass {
        if let digit = scalar.properties.decimalDigit { return .letter(digit) }
        return switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned: .nothing
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber, .letterNumber, .otherNumber, .currencySymbol:
            folded(scalar)
        default: .space
        }
    }

    private static func folded(_ scalar: Unicode.Scalar) -> ScalarClass {
        let text = scalar.properties.lowercaseMapping.precomposedStringWithCompatibilityMapping.filter { $0 != " " }
        guard isUnspaced(scalar) else { return .letters(text) }
        return scalar.properties.generalCategory == .nonspacingMark ? .mark(text) : .sign(text)
    }
}

extension Unicode.Scalar.Properties {
    /// Of a decimal digit of any script, the ASCII one.
    fileprivate var decimalDigit: UInt8? {
        guard generalCategory == .decimalNumber else { return nil }
        return numericValue.map { UInt8(ascii: "0") + UInt8($0) }
    }
}

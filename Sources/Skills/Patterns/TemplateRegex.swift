/// Templates as PCRE2 patterns.
///
/// Folded sentences have exactly one space between words, so the space beside an optional part comes and goes with it:
/// a part writes only itself, and the sequence around it writes the spaces.
extension Template {
    /// An expression for all that the template says, except for nothing at all.
    /// - Parameters:
    ///   - isGlued: whether it is a part of a word.
    ///   - slot: what a slot may catch, without its group, and whether it is glued.
    func regex(isGlued: Bool = false, slot: (SlotReference, Bool) -> String) -> String {
        switch self {
        case .literal(let text): Self.escaped(text)
        case .slot(let reference): "(?<\(reference.group)>\(slot(reference, isGlued)))"
        case .choice(let parts):
            "(?:" + parts.map { $0.regex(isGlued: isGlued, slot: slot) }.joined(separator: "|") + ")"
        case .optional(let part): part.regex(isGlued: isGlued, slot: slot)
        case .sequence(let parts, let isSpaced):
            Self.joined(
                parts.map { ($0.regex(isGlued: isGlued || !isSpaced, slot: slot), $0.isNullable) },
                by: isSpaced ? " " : "")
        }
    }

    private static func joined(_ parts: [(regex: String, isNullable: Bool)], by space: String) -> String {
        if let anchor = parts.firstIndex(where: { !$0.isNullable }) {
            let before = parts[..<anchor].map { "(?:\($0.regex)\(space))?" }
            return before.joined() + parts[anchor].regex + following(parts[(anchor + 1)...], space)
        }
        // Any part may be the first that is said.
        let alternatives = parts.indices.map { parts[$0].regex + following(parts[($0 + 1)...], space) }
        return "(?:" + alternatives.joined(separator: "|") + ")"
    }

    private static func following(_ parts: ArraySlice<(regex: String, isNullable: Bool)>, _ space: String) -> String {
        parts.map { $0.isNullable ? "(?:\(space)\($0.regex))?" : space + $0.regex }.joined()
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if scalar == "'" {
                // Speech recognition drops apostrophes, or parts the word there. Behind a slot it has to be there, or
                // every s was one.
                escaped += escaped.isEmpty ? "'" : "[' ]?"
            } else {
                if scalar.isASCII, scalar != " ", !scalar.properties.isAlphabetic,
                    scalar.properties.numericType == nil
                {
                    escaped += "\\"
                }
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

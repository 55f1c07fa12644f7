/// Templates as PCRE2 patterns.
///
/// Folded sentences have exactly one space between words, so the space beside an optional part comes and goes with it:
/// a part writes only itself, and the sequence around it writes the spaces.
struct TemplateRegex {
    /// What a slot may catch.
    struct Catch {
        var regex: String
        /// What that begins with, where it can be told.
        var firstLetters: String?
        /// Whether it has to be asked if it takes what was caught.
        var isChecked: Bool
    }

    /// What a slot catches, and whether it is glued to other pieces of a word.
    private let slot: (Template.SlotReference, Bool) -> Catch

    /// What comes next, as expressions of which one matches; nothing where that is not known.
    private typealias Following = Set<String>?

    /// More than these cost more to look for than they spare.
    private static let maximumFollowing = 16

    /// An expression for all that the template says, except for nothing at all.
    /// - Parameter end: what has to follow it; nothing where anything may.
    static func text(
        _ template: Template, end: String?, slot: @escaping (Template.SlotReference, Bool) -> Catch
    ) -> String {
        TemplateRegex(slot: slot).text(template, isGlued: false, following: end.map { [$0] })
    }

    /// The same for a template without slots.
    static func text(_ template: Template) -> String {
        text(template, end: nil) { _, _ in Catch(regex: "", isChecked: false) }
    }

    private func text(_ template: Template, isGlued: Bool, following: Following) -> String {
        switch template {
        case .literal(let text): Self.escaped(text)
        case .slot(let reference): text(reference, isGlued: isGlued, following: following)
        case .choice(let parts):
            "(?:" + parts.map { text($0, isGlued: isGlued, following: following) }.joined(separator: "|") + ")"
        case .optional(let part): text(part, isGlued: isGlued, following: following)
        case .sequence(let parts, let isSpaced): joined(parts, isGlued: isGlued || !isSpaced, isSpaced, following)
        case .phrase(let phrase): text(phrase.template, isGlued: isGlued, following: following)
        }
    }

    /// What comes next is looked for before anybody is asked whether the slot takes what it caught: that is dearer.
    private func text(_ reference: Template.SlotReference, isGlued: Bool, following: Following) -> String {
        let slot = slot(reference, isGlued)
        let group = "(?<\(reference.group)>\(slot.firstLetters.map { "(?=\($0))" } ?? "")\(slot.regex))"
        guard slot.isChecked else { return group }
        return group + (following.map { "(?=\($0.sorted().joined(separator: "|")))" } ?? "") + PCREPattern.check
    }

    private func joined(_ parts: [Template], isGlued: Bool, _ isSpaced: Bool, _ following: Following) -> String {
        let space = isSpaced ? " " : ""
        var next = following
        var texts: [String] = []
        for part in parts.reversed() {
            texts.append(text(part, isGlued: isGlued, following: next))
            next = self.following(part, space, next)
        }
        texts.reverse()
        func behind(_ index: Int) -> String {
            (index + 1..<parts.count).map { parts[$0].isNullable ? "(?:\(space)\(texts[$0]))?" : space + texts[$0] }
                .joined()
        }
        if let anchor = parts.firstIndex(where: { !$0.isNullable }) {
            return texts[..<anchor].map { "(?:\($0)\(space))?" }.joined() + texts[anchor] + behind(anchor)
        }
        // Any part may be the first that is said.
        return "(?:" + parts.indices.map { texts[$0] + behind($0) }.joined(separator: "|") + ")"
    }

    /// What comes next in front of `part`, when `next` does behind it.
    private func following(_ part: Template, _ space: String, _ next: Following) -> Following {
        guard let openings = openings(of: part, isGlued: space.isEmpty) else { return nil }
        var following = Set(openings.map { space + $0 })
        if part.isNullable {
            guard let next else { return nil }
            following.formUnion(next)
        }
        return following.count <= Self.maximumFollowing ? following : nil
    }

    /// What `part` begins with, as expressions of which one matches.
    private func openings(of part: Template, isGlued: Bool) -> Following {
        if let words = part.beginnings {
            return Set(words.lazy.filter { !$0.text.isEmpty }.map { Self.escaped($0.text) })
        }
        switch part {
        case .literal: return nil
        case .slot(let reference): return slot(reference, isGlued).firstLetters.map { [$0] }
        case .optional(let part): return openings(of: part, isGlued: isGlued)
        case .choice(let parts): return openings(ofAny: parts, isGlued)
        case .sequence(let parts, let isSpaced):
            let first = parts.firstIndex { !$0.isNullable }.map { parts[...$0] } ?? parts[...]
            return openings(ofAny: first, isGlued || !isSpaced)
        case .phrase(let phrase): return openings(of: phrase.template, isGlued: isGlued)
        }
    }

    private func openings(ofAny parts: some Sequence<Template>, _ isGlued: Bool) -> Following {
        parts.reduce([]) { all, part in openings(of: part, isGlued: isGlued).flatMap { all?.union($0) } }
    }

    /// `text` as an expression, with or without its apostrophes.
    static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy(\.isPlain) { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            if scalar == "'" {
                // Speech recognition drops apostrophes, or parts the word there. Behind a slot it has to be there, or
                // every s was one.
                escaped += escaped.isEmpty ? "'" : "[' ]?"
            } else {
                if scalar.isASCII, !UInt8(scalar.value).isPlain { escaped += "\\" }
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

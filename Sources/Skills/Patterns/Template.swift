/// What a line of `patterns.txt` says, before it becomes a regular expression.
indirect enum Template: Sendable {
    /// Folded text.
    case literal(String)
    case slot(SlotReference)
    case choice([Template])
    case optional(Template)
    /// Parts one after the other; `isSpaced` ones are words apart, the others are glued together.
    case sequence([Template], isSpaced: Bool)
    case phrase(Phrase)

    /// `{name}` with its mark.
    struct SlotReference: Hashable, Sendable {
        var name: String
        var mark = Mark.none
        /// `{item_type:album}`: only words that stand for this value.
        var value: String?

        /// The name of the group that catches it.
        var group: String { mark.rawValue + name + (value.map { Self.parting + $0 } ?? "") }

        private static let parting = "__"

        // The name tells nearly all apart.
        func hash(into hasher: inout Hasher) { hasher.combine(name) }
    }

    /// What a slot asks of the words it catches; the raw value is what its group's name begins with.
    enum Mark: String, CaseIterable, Sendable {
        case none = ""
        /// `{place?}`: the home need not know the place.
        case unknown = "any_"
        /// `{artist~}`: only a name that is known, or looks like one of its kind.
        case likely = "likely_"
        /// `{artist!}`: only a name that is known.
        case known = "known_"
        /// `{+position}` and `{-position}`: so far forward or back from where it is.
        case forward = "plus_"
        case back = "minus_"
    }
}

/// A template that cannot be read, or not be used.
struct TemplateError: Error, Equatable {
    var message: String
}

extension Template.SlotReference {
    /// What stands between the braces of a pattern.
    init(written text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count == 2 {
            self.init(name: parts[0], value: parts[1])
            return
        }
        switch (text.first, text.last) {
        case (_, "?"): self.init(name: String(text.dropLast()), mark: .unknown)
        case (_, "~"): self.init(name: String(text.dropLast()), mark: .likely)
        case (_, "!"): self.init(name: String(text.dropLast()), mark: .known)
        case ("+", _): self.init(name: String(text.dropFirst()), mark: .forward)
        case ("-", _): self.init(name: String(text.dropFirst()), mark: .back)
        default: self.init(name: text)
        }
    }

    init(group: String) {
        let mark = Template.Mark.allCases.last { group.hasPrefix($0.rawValue) } ?? .none
        let parts = group.dropFirst(mark.rawValue.count).split(separator: Self.parting, maxSplits: 1).map(String.init)
        self.init(name: parts.first ?? "", mark: mark, value: parts.count > 1 ? parts[1] : nil)
    }
}

extension Template {
    /// What a text may say for all of it.
    var alternatives: [Template] {
        if case .choice(let parts) = self { parts } else { [self] }
    }

    var hasSlots: Bool {
        switch self {
        case .literal: false
        case .slot: true
        case .optional(let part): part.hasSlots
        case .choice(let parts), .sequence(let parts, _): parts.contains(where: \.hasSlots)
        case .phrase(let phrase): phrase.hasSlots
        }
    }

    /// All that its texts may fill.
    var slots: Set<SlotReference> {
        switch self {
        case .literal: []
        case .slot(let reference): [reference]
        case .optional(let part): part.slots
        case .choice(let parts), .sequence(let parts, _): parts.reduce(into: []) { $0.formUnion($1.slots) }
        case .phrase(let phrase): phrase.slots
        }
    }

    /// Whether text of a script that puts no blanks between words is in it.
    var isUnspaced: Bool {
        switch self {
        case .literal(let text): text.unicodeScalars.contains(where: ScalarClass.isUnspaced)
        case .slot: false
        case .optional(let part): part.isUnspaced
        case .choice(let parts), .sequence(let parts, _): parts.contains(where: \.isUnspaced)
        case .phrase(let phrase): phrase.isUnspaced
        }
    }
}

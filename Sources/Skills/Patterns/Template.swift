/// What a line of `patterns.txt` says, before it becomes a regular expression.
indirect enum Template: Equatable {
    /// Folded text.
    case literal(String)
    case slot(SlotReference)
    case choice([Template])
    case optional(Template)
    /// Parts one after the other; `isSpaced` ones are words apart, the others are glued together.
    case sequence([Template], isSpaced: Bool)

    /// `{name}`, or `{name?}` where the place it names need not exist.
    struct SlotReference: Hashable {
        var name: String
        var acceptsUnknown: Bool

        /// The name of the group that catches it.
        var group: String { acceptsUnknown ? Self.unknownPrefix + name : name }

        init(name: String, acceptsUnknown: Bool = false) {
            self.name = name
            self.acceptsUnknown = acceptsUnknown
        }

        init(group: String) {
            acceptsUnknown = group.hasPrefix(Self.unknownPrefix)
            name = acceptsUnknown ? String(group.dropFirst(Self.unknownPrefix.count)) : group
        }

        private static let unknownPrefix = "any_"
    }
}

/// A template that cannot be read, or not be used.
struct TemplateError: Error, Equatable {
    var message: String
}

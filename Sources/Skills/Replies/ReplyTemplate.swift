/// One wording: text with `{value}`s, and `[parts]` that vanish when a value in them is missing.
struct ReplyTemplate: Sendable, Equatable {
    private enum Piece: Sendable, Equatable {
        case text(String)
        case value(String)
        case part([Piece])
    }

    private var pieces: [Piece]

    init(_ text: String) throws(TemplateError) {
        var rest = text[...]
        pieces = try Self.parse(&rest, isPart: false)
    }

    /// The values without which there is nothing to say.
    var required: Set<String> { Self.names(pieces) }

    /// All values it can speak of.
    var names: Set<String> {
        pieces.reduce(into: required) { names, piece in
            if case .part(let pieces) = piece { names.formUnion(Self.names(pieces)) }
        }
    }

    /// - Returns: nothing when a required value is missing.
    func text(_ values: [String: String]) -> String? { Self.text(pieces, values) }

    private static func text(_ pieces: [Piece], _ values: [String: String]) -> String? {
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let words): text += words
            case .value(let name):
                guard let value = values[name] else { return nil }
                text += value
            case .part(let pieces): text += Self.text(pieces, values) ?? ""
            }
        }
        return text
    }

    private static func names(_ pieces: [Piece]) -> Set<String> {
        pieces.reduce(into: []) { names, piece in
            if case .value(let name) = piece { names.insert(name) }
        }
    }

    private static func parse(_ rest: inout Substring, isPart: Bool) throws(TemplateError) -> [Piece] {
        var pieces: [Piece] = []
        while let first = rest.first {
            switch first {
            case "{":
                guard let end = rest.firstIndex(of: "}") else { throw TemplateError(message: "missing }") }
                pieces.append(.value(String(rest[rest.index(after: rest.startIndex)..<end])))
                rest = rest[rest.index(after: end)...]
            case "[" where !isPart:
                rest.removeFirst()
                pieces.append(.part(try parse(&rest, isPart: true)))
            case "]" where isPart:
                rest.removeFirst()
                return pieces
            case "[", "]", "}": throw TemplateError(message: "unexpected \(first)")
            default:
                let text = rest.prefix { !"[]{}".contains($0) }
                pieces.append(.text(String(text)))
                rest = rest[text.endIndex...]
            }
        }
        if isPart { throw TemplateError(message: "missing ]") }
        return pieces
    }
}

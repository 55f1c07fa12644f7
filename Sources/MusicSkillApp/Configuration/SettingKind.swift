import MusicSkillCore

/// How an environment variable, which is only text, stands for a value.
enum SettingNotation {
    /// As it is.
    case text
    /// Parts between commas.
    case commas
    /// As it would stand in the file: `{kitchen: Kitchen Speaker}`.
    case yaml
}

/// How the values of a setting are written, read and shown.
struct SettingKind<Value: Sendable>: Sendable {
    let notation: SettingNotation
    let schema: SettingSchema
    /// Nothing after telling `notes` why.
    let read: @Sendable (_ node: DocumentNode, _ key: String, _ notes: inout ReadingNotes) -> Value?
    /// Texts come out quoted; numbers and truth values plain.
    let show: @Sendable (Value) -> DocumentNode
}

extension SettingKind {
    /// A single value.
    /// - Parameters:
    ///   - expected: completes "expected".
    ///   - schema: a text, where nothing is given.
    static func single(
        _ expected: String, isQuoted: Bool = true, schema: SettingSchema? = nil,
        parse: @escaping @Sendable (String) -> Value?, show: @escaping @Sendable (Value) -> String
    ) -> SettingKind {
        SettingKind(
            notation: .text, schema: schema ?? .text(expected),
            read: { node, key, notes in
                if case .scalar(let text, _, _) = node.content, let value = parse(text) { return value }
                notes.expected(expected, found: node, key: key)
                return nil
            },
            show: { DocumentNode(.scalar(show($0), isQuoted: isQuoted, tag: nil)) })
    }

    /// Several of the same; one alone needs no brackets.
    /// - Parameters:
    ///   - names: what they are, for complaints: "languages".
    ///   - minimum: 0 or 1.
    func list(of names: String, minimum: Int = 0) -> SettingKind<[Value]> {
        SettingKind<[Value]>(
            notation: .commas, schema: .either([schema, .list(of: schema, named: names, minimum: minimum)]),
            read: { node, key, notes in
                let nodes: [DocumentNode]
                switch node.content {
                case .null: nodes = []
                case .scalar: nodes = [node]
                case .sequence(let elements): nodes = elements
                case .mapping:
                    notes.expected("a list of \(names)", found: node, key: key)
                    return nil
                }
                guard nodes.count >= minimum else {
                    notes.problem("expected \(names), at least one, found none", line: node.line, key: key)
                    return nil
                }
                let values = nodes.compactMap { read($0, key, &notes) }
                return values.count == nodes.count ? values : nil
            },
            show: { DocumentNode(.sequence($0.map(show))) })
    }
}

package import MusicSkillCore

/// YAML as people write settings: one document of mappings, lists and scalars, each knowing its line.
///
/// Anchors and aliases are refused, so that a small text cannot unfold into a large document; size, number of
/// values and depth are bounded.
package enum YAML {
    static let maximumBytes = 1024 * 1024
    static let maximumNodes = 100_000
    static let maximumDepth = 64

    /// - Returns: the document; null for an empty text.
    package static func parse(_ text: String) throws(DocumentError) -> DocumentNode {
        guard text.utf8.count <= maximumBytes else {
            throw DocumentError(line: 1, message: "expected at most \(maximumBytes) bytes, found \(text.utf8.count)")
        }
        var reader = DocumentReader(events: try YAMLEvents(text))
        return try reader.document()
    }
}

/// Events to a tree.
private struct DocumentReader: ~Copyable {
    private var events: YAMLEvents
    private var nodes = 0

    init(events: consuming YAMLEvents) {
        self.events = events
    }

    mutating func document() throws(DocumentError) -> DocumentNode {
        var root: DocumentNode?
        while true {
            let event = try events.next()
            switch event.kind {
            case .documentStart where root != nil:
                throw DocumentError(line: event.line, message: "expected one document, found the beginning of a second")
            case .streamStart, .documentStart, .documentEnd: continue
            case .streamEnd: return root ?? DocumentNode(.null, line: 1)
            default: root = try node(event, depth: 1)
            }
        }
    }

    private mutating func node(_ event: YAMLEvent, depth: Int) throws(DocumentError) -> DocumentNode {
        nodes += 1
        guard nodes <= YAML.maximumNodes else {
            throw DocumentError(line: event.line, message: "expected at most \(YAML.maximumNodes) values")
        }
        guard depth <= YAML.maximumDepth else {
            throw DocumentError(line: event.line, message: "expected at most \(YAML.maximumDepth) levels of nesting")
        }
        guard !event.isAnchored, event.kind != .alias else {
            throw DocumentError(
                line: event.line, message: "expected a value, found an anchor or alias (& or *): write the value out")
        }
        switch event.kind {
        case .scalar(let text, let isQuoted, let tag):
            return DocumentNode(try scalar(text, isQuoted: isQuoted, tag: tag, line: event.line), line: event.line)
        case .sequenceStart(let tag):
            try refuse(tag, standard: "seq", line: event.line)
            return DocumentNode(.sequence(try elements(depth: depth)), line: event.line)
        case .mappingStart(let tag):
            try refuse(tag, standard: "map", line: event.line)
            return DocumentNode(.mapping(try entries(depth: depth)), line: event.line)
        default:
            throw DocumentError(line: event.line, message: "expected a value")
        }
    }

    private mutating func elements(depth: Int) throws(DocumentError) -> [DocumentNode] {
        var elements: [DocumentNode] = []
        while true {
            let event = try events.next()
            if event.kind == .sequenceEnd { return elements }
            elements.append(try node(event, depth: depth + 1))
        }
    }

    private mutating func entries(depth: Int) throws(DocumentError) -> [DocumentNode.Entry] {
        var entries: [DocumentNode.Entry] = []
        var lines: [String: Int] = [:]
        while true {
            let event = try events.next()
            if event.kind == .mappingEnd { return entries }
            guard case .scalar(let key, _, nil) = event.kind, !event.isAnchored else {
                throw DocumentError(line: event.line, message: "expected a plain word as key")
            }
            if let first = lines.updateValue(event.line, forKey: key) {
                throw DocumentError(
                    line: event.line, message: "expected each key once, found \"\(key)\" here and on line \(first)")
            }
            let value = try node(try events.next(), depth: depth + 1)
            entries.append(DocumentNode.Entry(key: key, line: event.line, value: value))
        }
    }

    /// YAML's own types ("tag:yaml.org,2002:int") only repeat what the reader of the value decides; `!!str` and `!`
    /// say "text", which is what quotes say. An application's tag is kept.
    private func scalar(
        _ text: String, isQuoted: Bool, tag: String?, line: Int
    ) throws(DocumentError) -> DocumentNode.Content {
        switch tag {
        case nil where !isQuoted && ["", "~", "null", "Null", "NULL"].contains(text): return .null
        case nil: return .scalar(text, isQuoted: isQuoted, tag: nil)
        case "!", standardTag + "str": return .scalar(text, isQuoted: true, tag: nil)
        case let tag? where tag.hasPrefix(standardTag):
            throw DocumentError(line: line, message: "expected a value without a type such as !!int or !!binary")
        case let tag?: return .scalar(text, isQuoted: isQuoted, tag: tag)
        }
    }

    /// An application's tag has a meaning for single values only.
    private func refuse(_ tag: String?, standard: String, line: Int) throws(DocumentError) {
        guard let tag, tag != "!", tag != standardTag + standard else { return }
        throw DocumentError(line: line, message: "expected a single value after \(tag), found a list or a mapping")
    }
}

private let standardTag = "tag:yaml.org,2002:"

/// A parsed YAML or JSON document that remembers where each value stood, so that an error can say so.
package struct DocumentNode: Sendable, Equatable {
    package struct Entry: Sendable, Equatable {
        package var key: String
        /// Where the key stands.
        package var line: Int
        package var value: DocumentNode

        package init(key: String, line: Int = 0, value: DocumentNode) {
            self.key = key
            self.line = line
            self.value = value
        }
    }

    package indirect enum Content: Sendable, Equatable {
        case null
        /// `tag`: an application tag such as `!secret`, without which a plain scalar is untyped text.
        case scalar(String, isQuoted: Bool, tag: String?)
        case sequence([DocumentNode])
        /// In the order they were written; keys are unique.
        case mapping([Entry])
    }

    package var content: Content
    /// From 1; 0 when made in code.
    package var line: Int

    package init(_ content: Content, line: Int = 0) {
        self.content = content
        self.line = line
    }

    /// The value under `key` of a mapping.
    package subscript(_ key: String) -> DocumentNode? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }
}

/// A document that cannot be read at all.
package struct DocumentError: Error, Sendable, Equatable, CustomStringConvertible {
    package var line: Int
    package var message: String

    package init(line: Int, message: String) {
        self.line = line
        self.message = message
    }

    package var description: String { "line \(line): \(message)" }
}

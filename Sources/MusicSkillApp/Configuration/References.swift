import MusicSkillCore

/// Puts values in the place of `!secret name` and `!env NAME`.
struct References {
    /// Where `!secret` looks: beside the configuration.
    struct Secrets {
        let path: String
        /// Nothing where there is no such file.
        let document: DocumentNode?
    }

    private struct Unresolved: Error {
        let expected: String
    }

    let environment: [String: String]
    let secrets: Secrets

    /// The text that was found keeps its tag, so that no complaint shows it.
    /// - Returns: nothing after telling `notes` why.
    func resolve(_ node: DocumentNode, key: String, _ notes: inout ReadingNotes) -> DocumentNode? {
        switch node.content {
        case .null, .scalar(_, _, nil): return node
        case .scalar(let name, _, let tag?):
            do throws(Unresolved) {
                let text = try find(name, tag: tag)
                notes.confidential.insert(key)
                return DocumentNode(.scalar(text, isQuoted: true, tag: tag), line: node.line)
            } catch {
                notes.problem("expected \(error.expected)", line: node.line, key: key)
                return nil
            }
        case .sequence(let elements):
            let resolved = elements.compactMap { resolve($0, key: key, &notes) }
            return resolved.count == elements.count ? DocumentNode(.sequence(resolved), line: node.line) : nil
        case .mapping(let entries):
            let resolved = entries.compactMap { entry in
                resolve(entry.value, key: key + "." + entry.key, &notes)
                    .map { DocumentNode.Entry(key: entry.key, line: entry.line, value: $0) }
            }
            return resolved.count == entries.count ? DocumentNode(.mapping(resolved), line: node.line) : nil
        }
    }

    private func find(_ name: String, tag: String) throws(Unresolved) -> String {
        switch tag {
        case "!env":
            guard let text = environment[name] else {
                throw Unresolved(expected: "the environment variable \(name), found it unset")
            }
            return text
        case "!secret":
            guard let document = secrets.document else {
                throw Unresolved(expected: "\"\(name)\" in \(secrets.path), found no such file")
            }
            guard case .scalar(let text, _, nil) = document[name]?.content else {
                throw Unresolved(expected: "\"\(name)\" in \(secrets.path), found no such text there")
            }
            return text
        default:
            throw Unresolved(expected: "!secret or !env, found \(tag)")
        }
    }
}

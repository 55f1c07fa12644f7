import MusicSkillCore

/// Walks a document along the table of settings.
struct SettingsReader {
    let settings: [Setting]
    let references: References

    func read(_ document: DocumentNode, into configuration: inout Configuration, _ notes: inout ReadingNotes) {
        read(document, section: [], into: &configuration, &notes)
    }

    private func read(
        _ node: DocumentNode, section: [String], into configuration: inout Configuration, _ notes: inout ReadingNotes
    ) {
        switch node.content {
        case .null: break
        case .mapping(let entries):
            for entry in entries { read(entry, section: section, into: &configuration, &notes) }
        case .scalar, .sequence:
            let known = keys(in: section).joined(separator: ", ")
            let key = section.joined(separator: ".")
            notes.expected("a mapping with the keys \(known)", found: node, key: key.isEmpty ? nil : key)
        }
    }

    private func read(
        _ entry: DocumentNode.Entry, section: [String], into configuration: inout Configuration,
        _ notes: inout ReadingNotes
    ) {
        let path = section + [entry.key]
        let key = path.joined(separator: ".")
        notes.saw(key, line: entry.line)
        if let setting = settings.first(where: { $0.path == path }) {
            guard let value = references.resolve(entry.value, key: key, &notes) else { return }
            setting.read(value, &configuration, &notes)
        } else if !keys(in: path).isEmpty {
            read(entry.value, section: path, into: &configuration, &notes)
        } else {
            notes.unknown(entry, key: key, known: keys(in: section), elsewhere: settings)
        }
    }

    /// The keys and sections right below a section, in the order of the table.
    private func keys(in section: [String]) -> [String] {
        var keys: [String] = []
        for setting in settings {
            guard setting.path.count > section.count, setting.path.starts(with: section) else { continue }
            let key = setting.path[section.count]
            if keys.last != key { keys.append(key) }
        }
        return keys
    }
}

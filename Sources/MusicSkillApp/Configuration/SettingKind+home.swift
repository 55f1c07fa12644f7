import MusicSkillCore

extension SettingKind where Value == [Room] {
    /// `kitchen: {aliases: [...], players: [...]}`, or in short `kitchen: Kitchen Speaker` or `kitchen: [A, B]`.
    static let rooms = SettingKind(
        notation: .yaml, schema: .mapping("rooms by name, each with its players"),
        read: { node, key, notes in
            readEntries(of: node, key: key, expecting: "rooms by name, each with its players", &notes) {
                entry, key, notes in
                readRoom(entry, key: key, &notes)
            }
        },
        show: { rooms in
            DocumentNode(
                .mapping(
                    rooms.map { room in
                        let names = SettingKind<[String]>.names
                        return .init(
                            key: room.name,
                            value: DocumentNode(
                                .mapping([
                                    .init(key: "aliases", value: names.show(room.aliases)),
                                    .init(key: "players", value: names.show(room.players)),
                                    .init(key: "fallback", value: SettingKind<Bool>.truth.show(room.allowsFallback)),
                                ])))
                    }))
        })

    private static func readRoom(_ entry: DocumentNode.Entry, key: String, _ notes: inout ReadingNotes) -> Room? {
        var room = Room(name: entry.key, players: [])
        let problemsBefore = notes.problems.count
        switch entry.value.content {
        case .mapping(let fields):
            for field in fields {
                let fieldKey = key + "." + field.key
                notes.saw(fieldKey, line: field.line)
                switch field.key {
                case "aliases": room.aliases = SettingKind<[String]>.names.read(field.value, fieldKey, &notes) ?? []
                case "players": room.players = SettingKind<[String]>.names.read(field.value, fieldKey, &notes) ?? []
                case "fallback":
                    room.allowsFallback = SettingKind<Bool>.truth.read(field.value, fieldKey, &notes) ?? false
                default: notes.unknown(field, key: fieldKey, known: ["aliases", "players", "fallback"])
                }
            }
        default: room.players = SettingKind<[String]>.names.read(entry.value, key, &notes) ?? []
        }
        if room.players.isEmpty, notes.problems.count == problemsBefore {
            notes.problem("expected at least one player, found none", line: entry.line, key: key)
        }
        return room
    }
}

extension SettingKind where Value == [String: String] {
    /// `living-pi: living room`
    static let sites = bySite(.text, expecting: "rooms by satellite or site")

    /// `kids-pi: ben`
    static let siteAccounts = bySite(.account, expecting: "accounts by satellite or site")

    private static func bySite(_ kind: SettingKind<String>, expecting expected: String) -> SettingKind {
        SettingKind(
            notation: .yaml, schema: .mapping(expected),
            read: { node, key, notes in
                let sites = readEntries(of: node, key: key, expecting: expected, &notes) { entry, key, notes in
                    kind.read(entry.value, key, &notes).map { (entry.key, $0) }
                }
                return sites.map { Dictionary(uniqueKeysWithValues: $0) }
            },
            show: { sites in
                DocumentNode(
                    .mapping(
                        sites.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: kind.show($0.value)) }))
            })
    }
}

extension SettingKind where Value == [String] {
    static let names = SettingKind<String>.text.list(of: "names")
}

/// Each entry of a mapping whose keys the owner chooses; nothing at all counts as an empty one.
private func readEntries<Element>(
    of node: DocumentNode, key: String, expecting expected: String, _ notes: inout ReadingNotes,
    _ read: (DocumentNode.Entry, _ key: String, inout ReadingNotes) -> Element?
) -> [Element]? {
    switch node.content {
    case .null: return []
    case .mapping(let entries):
        return entries.compactMap { entry in
            let entryKey = key + "." + entry.key
            notes.saw(entryKey, line: entry.line)
            guard !entry.key.isEmpty else {
                notes.problem("expected a name, found nothing", line: entry.line, key: key)
                return nil
            }
            return read(entry, entryKey, &notes)
        }
    case .scalar, .sequence:
        notes.expected(expected, found: node, key: key)
        return nil
    }
}

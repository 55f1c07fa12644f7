import MusicSkillCore

/// The rooms and players of a home by every name that is said for them.
struct PlaceIndex: Sendable {
    struct Place: Equatable {
        /// `room` or `device`.
        var slot: Slot
        var name: String
    }

    private var places: [String: Place] = [:]

    /// - Parameter articles: words that may be left out in front of a name ("the cooking room").
    init(_ home: HomeVocabulary, articles: Set<String>) {
        // Where a player is called like a room, the room is meant: it knows its players.
        for (slot, names) in [(Slot.device, home.players), (.room, home.rooms)] {
            for name in names {
                for spoken in name.aliases + [name.canonical] {
                    let place = Place(slot: slot, name: name.canonical)
                    let words = FoldedText.key(spoken).split(separator: " ")
                    if words.count > 1, articles.contains(String(words[0])) {
                        places[words.dropFirst().joined()] = place
                    }
                    places[words.joined()] = place
                }
            }
        }
        places[""] = nil
    }

    /// - Parameter key: of ``FoldedText``. Blanks do not count: "bed room" is the bedroom.
    subscript(_ key: String) -> Place? { places[key] ?? places[key.replacing(" ", with: "")] }
}

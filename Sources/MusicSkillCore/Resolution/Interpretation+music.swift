extension Interpretation {
    /// The slots that name music, in the order a person would say them.
    static let musicSlots: [Slot] = [
        .query, .station, .title, .track, .album, .artist, .playlist, .genre, .mood, .decade, .year,
    ]

    /// Those that say only of which kind or time it is.
    private static let kindSlots: [Slot] = [.decade, .year, .mood, .genre]

    /// What a slot says about the music that is meant. The playlist something is added to is not that music.
    func music(_ slot: Slot) -> SlotValue? {
        slot == .playlist && intent == .addToPlaylist ? nil : slots[slot]
    }

    /// A name of no kind in particular.
    var freeText: SlotValue? { music(.query) ?? music(.station) }

    package var namesMusic: Bool { Self.musicSlots.contains { music($0) != nil } }

    /// What to search for.
    var searchText: String {
        Self.musicSlots.compactMap { music($0)?.value }.joined(separator: " ")
    }

    /// The same as it was said, for the reply.
    var spokenMusic: String {
        Self.musicSlots.compactMap { music($0)?.spoken }.joined(separator: " by ")
    }

    /// A genre, a mood or a time, where nothing names the music more closely.
    var kindOfMusic: NameKey {
        NameKey(Self.kindSlots.compactMap { slots[$0]?.value }.joined(separator: " "))
    }

    var namesKindOfMusic: Bool {
        !kindOfMusic.isEmpty
            && !Self.musicSlots.contains { !Self.kindSlots.contains($0) && music($0) != nil }
    }

    /// Whether it is about what is talked rather than sung.
    var namesSpeech: Bool {
        ["show", "episode", "audiobook"].contains(slots[.itemType]?.value ?? "")
    }

    /// What kinds of things can be meant.
    var kinds: [MusicID.Kind] {
        // The service has no radio stations, but playlists that stand for them; a song of that name is not meant.
        if music(.station) != nil { return [.artist, .playlist] }
        guard namesSpeech else { return [.track, .album, .artist, .playlist] }
        return slots[.itemType]?.value == "episode" && slots[.sort] == nil ? [.episode, .show] : [.show]
    }
}

extension Intent {
    /// Whether the command is about some music that has to be found first, where any is named.
    var needsMusic: Bool {
        switch self {
        case .play, .queueAdd, .playNext, .radio, .like, .unlike, .addToPlaylist: true
        default: false
        }
    }

    /// Whether it gives a player the music it names; everything else means what plays when it names none.
    var givesMusic: Bool { self == .play || self == .queueAdd || self == .playNext }
}

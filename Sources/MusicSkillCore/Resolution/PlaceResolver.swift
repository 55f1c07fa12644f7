/// Chooses the speaker. Pure: the order of preference is DESIGN section 4's.
package struct PlaceResolver: Sendable {
    private let situation: PlaceSituation

    package init(_ situation: PlaceSituation) {
        self.situation = situation
    }

    package func place(for reading: Interpretation, of utterance: Utterance) -> PlaceDecision {
        if let device = reading.slots[.device] {
            return player(
                named: device.value, in: reading.slots[.room].flatMap { situation.home.room(named: $0.value) })
        }
        if let room = reading.slots[.room] { return self.room(named: room.value, isNamed: true) }
        if let room = utterance.room { return self.room(named: room, isNamed: true) }
        let siteRoom = utterance.site.flatMap(situation.home.room(ofSite:))
        // One account plays in one place: "pause" and "louder" mean what sounds now, wherever the speaker stands.
        if reading.intent.concernsWhatPlays, let active = situation.active {
            return .place(Place(players: [active], room: roomName(of: active), isNamed: false))
        }
        // Nobody named it: a room without a speaker must not keep music from playing elsewhere.
        if let siteRoom, case .place(let place) = room(named: siteRoom, isNamed: false) { return .place(place) }
        for player in [situation.recent, situation.active].compactMap({ $0 }) {
            return .place(Place(players: [player], room: roomName(of: player), isNamed: false))
        }
        if let standard = situation.home.defaultRoom { return room(named: standard, isNamed: false) }
        if situation.available.count == 1 {
            let only = situation.available[0]
            return .place(Place(players: [only], room: roomName(of: only), isNamed: false))
        }
        return .undecided
    }

    /// - Parameter room: said with it: of several players the one that stands there is meant, "TV" or "Kitchen TV".
    private func player(named name: String, in room: Room?) -> PlaceDecision {
        let key = NameKey(name)
        let namesakes = namesakes(of: key, among: room?.players ?? [])
        let there = namesakes.first { isName($0, key) } ?? (namesakes.count == 1 ? namesakes[0] : nil)
        if let there { return .place(Place(players: [there], room: nil, isNamed: true)) }
        guard let known = situation.players.first(where: { isName($0, key) }) else {
            return self.room(named: name, isNamed: true)
        }
        return .place(Place(players: [known], room: nil, isNamed: true))
    }

    private func room(named name: String, isNamed: Bool) -> PlaceDecision {
        if let room = situation.home.room(named: name) {
            guard !room.players.isEmpty else { return .empty(room: room.name) }
            return .place(
                Place(
                    players: room.players, room: room.name, isNamed: isNamed, allowsFallback: room.allowsFallback))
        }
        // A home without configured rooms still has speakers that are named after theirs.
        let namesakes = namesakes(of: NameKey(name), among: situation.players)
        guard namesakes.count == 1 else { return .unknown(name: name) }
        return .place(Place(players: namesakes, room: nil, isNamed: isNamed))
    }

    /// Those whose names hold every word of the wanted one.
    private func namesakes(of name: NameKey, among players: [String]) -> [String] {
        let words = Set(name.words)
        return words.isEmpty ? [] : players.filter { words.isSubset(of: Set(NameKey($0).words)) }
    }

    private func isName(_ name: String, _ key: NameKey) -> Bool {
        NameKey(name).withoutArticle == key.withoutArticle
    }

    private func roomName(of player: String) -> String? {
        situation.home.room(ofPlayer: player)?.name
    }
}

extension Intent {
    /// Commands about the music that sounds already, as against those that start some.
    var concernsWhatPlays: Bool {
        switch self {
        case .pause, .stop, .next, .previous, .restart, .seek, .volumeSet, .volumeUp, .volumeDown, .mute, .unmute,
            .shuffleOn, .shuffleOff, .repeat, .nowPlaying, .like, .unlike, .addToPlaylist, .queueAdd, .playNext, .radio,
            .resume:
            true
        case .play, .transfer, .createPlaylist, .select, .cancel, .help, .none:
            false
        }
    }
}

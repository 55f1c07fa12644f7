import MusicSkillCore

/// What an intent of another engine asks for. Pure.
///
/// The sentence counts: it is weighed against the music there is, which no engine's grammar knows. What the engine made
/// of it counts where it says more than the sentence does, or where nobody here understands the sentence.
enum HermesCommand: Equatable {
    case sentence
    case command(Interpretation)

    /// - Parameters:
    ///   - intent: what the name of the intent means; nothing where only its sentence tells.
    ///   - reading: of the same sentence, by this service's own skills.
    init(_ intent: Intent?, _ message: HermesMessage, reading: Reading, language: String) {
        let best = reading.interpretations.first
        let given = Self.slots(message.slots)
        let said = " \(NameKey(message.input ?? "").text) "
        let isAllSaid = given.values.allSatisfy { said.contains(" \(NameKey($0.value).text) ") }
        guard let meant = intent ?? best?.intent, best == nil || !isAllSaid else {
            self = .sentence
            return
        }
        var command = Interpretation(intent: meant, slots: given, language: best?.language ?? language, skill: "hermes")
        if let best, best.intent == meant {
            command.slots.merge(best.slots) { given, _ in given }
        }
        guard [.play, .queueAdd, .playNext].contains(meant), !command.namesMusic else {
            self = .command(command)
            return
        }
        // Without a word about which music, "play" is "go on"; what was said and not understood is not guessed at.
        command.intent = .resume
        self = meant == .play && message.input == nil ? .command(command) : .sentence
    }

    /// By the slots they mean; of several for the same slot the first.
    private static func slots(_ slots: [HermesMessage.Slot]) -> [Slot: SlotValue] {
        slots.reduce(into: [:]) { values, slot in
            guard let name = names[HermesIntentName.key(slot.name)], values[name] == nil else { return }
            values[name] = SlotValue(slot.value)
        }
    }

    private static let names: [String: Slot] = {
        let own = Slot.allCases.map { (HermesIntentName.key($0.rawValue), $0) }
        let others: [String: Slot] = [
            "song": .title, "songname": .title, "trackname": .title, "artistname": .artist, "musicartist": .artist,
            "band": .artist, "singer": .artist, "albumname": .album, "playlistname": .playlist, "style": .genre,
            "music": .query, "location": .room, "area": .room, "houseroom": .room, "houserooms": .room,
            "speaker": .device, "player": .device, "volume": .level, "percent": .level, "percentage": .level,
            "volumelevel": .level,
        ]
        return others.merging(own) { _, own in own }
    }()
}

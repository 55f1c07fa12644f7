import MusicSkillCore

/// Counts how many sentences of one kind were read right.
///
/// Slots that mean the same to a listener count as the same, and of slots only those that a source has labelled. Values
/// are compared as ``EvalValue`` says.
struct EvalScore {
    private var positives = 0
    private var rightIntents = 0
    private var labelled = 0
    private var exact = 0
    private var slots = Counts()
    private var values = Counts()
    private var negatives: [String: Int] = [:]
    private var accepted: [String: Int] = [:]

    private struct Counts {
        var right = 0
        var wrong = 0
        var missed = 0

        var f1: Double? { right + missed == 0 ? nil : Double(2 * right) / Double(2 * right + wrong + missed) }
    }

    /// One row of the table; nothing where there was nothing to measure.
    struct Row: Encodable {
        var positives: Int
        var intent: Double?
        var exact: Double?
        var slotF1: Double?
        var valueF1: Double?
        var negatives: Int
        var accepted: Double?
        var acceptedHard: Double?

        enum CodingKeys: String, CodingKey {
            case positives, intent, exact, negatives, accepted
            case slotF1 = "slot_f1"
            case valueF1 = "value_f1"
            case acceptedHard = "accepted_hard"
        }

        var texts: [String] {
            let percent = { (value: Double?) in value.map { "\(($0 * 1000).rounded() / 10)" } ?? "-" }
            return [
                "\(positives)", percent(intent), percent(exact), percent(slotF1), percent(valueF1), "\(negatives)",
                percent(accepted), percent(acceptedHard),
            ]
        }
    }

    var row: Row {
        let easy = negatives["easy", default: 0]
        let hard = negatives["hard", default: 0]
        func share(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
        return Row(
            positives: positives, intent: share(rightIntents, positives), exact: share(exact, labelled),
            slotF1: slots.f1, valueF1: values.f1, negatives: easy + hard,
            accepted: share(accepted["easy", default: 0] + accepted["hard", default: 0], easy + hard),
            acceptedHard: share(accepted["hard", default: 0], hard))
    }

    /// - Returns: whether it was read right.
    mutating func add(_ gold: EvalGold, _ result: ParseResult) -> Bool {
        let intents = [gold.intent] + (gold.accept ?? [])
        let isRight = intents.contains { Self.intent($0) == Self.intent(result.intent) }
        if gold.intent == Intent.none.rawValue {
            negatives[gold.neg ?? "easy", default: 0] += 1
            if !isRight { accepted[gold.neg ?? "easy", default: 0] += 1 }
            return isRight
        }
        positives += 1
        if isRight { rightIntents += 1 }
        guard let expected = gold.slots else { return isRight }
        labelled += 1
        let wanted = expected.filter { $0.key != Slot.user.rawValue && $0.key != "owner" }
            .flatMap { name, value in
                value.texts.map { texts in
                    (name: name, texts: Set(texts.map { EvalValue.key($0, of: name) }))
                }
            }
        let labels = Set(gold.slotSet ?? [])
        let got = result.slots.filter { Self.isLabelled($0.key, labels) }.map {
            (name: $0.key, text: EvalValue.key($0.value, of: $0.key))
        }
        let right = Self.matches(wanted, got) { Self.isSame($0, $1) }
        let rightValues = Self.matches(wanted, got) { _, _ in true }
        for (count, path) in [(right, \Self.slots), (rightValues, \.values)] {
            self[keyPath: path].right += count
            self[keyPath: path].missed += wanted.count - count
            self[keyPath: path].wrong += got.count - count
        }
        let isExact = isRight && right == wanted.count && right == got.count
        if isExact { exact += 1 }
        return isExact
    }

    private static func matches(
        _ wanted: [(name: String, texts: Set<String>)], _ got: [(name: String, text: String)],
        _ isSame: (String, String) -> Bool
    ) -> Int {
        var rest = got
        return wanted.count { wanted in
            let match = rest.firstIndex { isSame(wanted.name, $0.name) && wanted.texts.contains($0.text) }
            if let match { rest.remove(at: match) }
            return match != nil
        }
    }

    /// What a listener could not tell apart.
    private static func intent(_ name: String) -> String {
        switch name {
        case "queue", "queue_add", "play_next": "queue"
        case "shuffle", "shuffle_on", "shuffle_off": "shuffle"
        default: name
        }
    }

    private static func group(_ slot: String) -> String {
        switch slot {
        case "device", "floor", "area": "room"
        case "mood": "genre"
        case "decade": "year"
        default: slot
        }
    }

    private static let music: Set<String> = [
        "artist", "album", "track", "playlist", "title", "query", "station", "genre",
    ]
    private static let titles: Set<String> = ["title", "track", "album", "query"]

    private static func isSame(_ wanted: String, _ got: String) -> Bool {
        group(wanted) == group(got) || wanted == "title" && titles.contains(got)
            || wanted == "query" && music.contains(got)
    }

    /// Whether the source says of its sentences which of them hold the slot.
    private static func isLabelled(_ slot: String, _ labels: Set<String>) -> Bool {
        if labels.contains(where: { group($0) == group(slot) }) { return true }
        if labels.contains("title") && titles.contains(slot) { return true }
        if slot == "query" || slot == "title" { return !labels.isDisjoint(with: music) }
        return labels.contains("query") && music.contains(slot)
    }
}

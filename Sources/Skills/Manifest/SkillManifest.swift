import MusicSkillCore

/// `skill.yaml`: what the skill is in every language.
struct SkillManifest {
    private(set) var version = "0"
    /// Among equal readings the skill with the higher one wins.
    private(set) var priority = 0
    private(set) var slots: [String: (kind: SlotKind, bit: SlotBits)] = [:]
    /// What is not for us may be said with any slots.
    private(set) var intents: [Intent: IntentRule] = [
        .none: IntentRule(intent: .none, sets: [[]: 1], allows: .all)
    ]

    static let file = "skill.yaml"

    init(_ node: DocumentNode, diagnostics: inout Diagnostics) {
        guard case .mapping(let entries) = node.content else {
            diagnostics.error(Self.file, node.line, "expected version, slots and intents")
            return
        }
        for entry in entries {
            switch entry.key {
            case "version": version = Self.text(entry.value, &diagnostics) ?? version
            case "priority": priority = Self.integer(entry.value, &diagnostics) ?? priority
            case "slots": readSlots(entry.value, &diagnostics)
            case "intents": break
            default: diagnostics.error(Self.file, entry.line, "unknown key \(entry.key)")
            }
        }
        // After the slots they speak of, wherever they stand.
        if let node = node["intents"] { readIntents(node, &diagnostics) }
        if intents.count == 1, !diagnostics.hasErrors { diagnostics.error(Self.file, node.line, "no intents") }
    }

    /// Of the slots of a set, in the order of the alphabet.
    func names(_ set: SlotBits) -> [String] {
        slots.filter { set.contains($0.value.bit) }.keys.sorted()
    }

    private mutating func readSlots(_ node: DocumentNode, _ diagnostics: inout Diagnostics) {
        for entry in Self.entries(node, &diagnostics) {
            guard let kind = Self.kind(entry.value) else {
                diagnostics.error(
                    Self.file, entry.line,
                    "expected open, place, choice, {open: list}, {list: name}, {number: [low, high], list: name}, "
                        + "{year: list} or {time: list, list: name}")
                continue
            }
            if kind != .place, kind != .choice, Slot(rawValue: entry.key) == nil {
                diagnostics.error(Self.file, entry.line, "unknown slot \(entry.key)")
            }
            slots[entry.key] = (kind, SlotBits(rawValue: 1 << slots.count))
        }
    }

    private static func kind(_ node: DocumentNode) -> SlotKind? {
        switch node.content {
        case .scalar("open", _, _): .open(names: nil)
        case .scalar("place", _, _): .place
        case .scalar("choice", _, _): .choice
        case .mapping:
            if case .sequence(let bounds)? = node["number"]?.content {
                number(bounds, list: node["list"]?.scalar)
            } else if let names = node["open"]?.scalar {
                .open(names: names)
            } else if let list = node["year"]?.scalar {
                .year(list: list)
            } else if let units = node["time"]?.scalar {
                .time(units: units, list: node["list"]?.scalar)
            } else {
                node["list"]?.scalar.map(SlotKind.list)
            }
        default: nil
        }
    }

    private static func number(_ bounds: [DocumentNode], list: String?) -> SlotKind? {
        let bounds = bounds.compactMap { $0.scalar.flatMap { Int($0) } }
        return bounds.count == 2 && bounds[0] <= bounds[1] ? .number(bounds[0]...bounds[1], list: list) : nil
    }

    private mutating func readIntents(_ node: DocumentNode, _ diagnostics: inout Diagnostics) {
        for entry in Self.entries(node, &diagnostics) {
            guard let intent = Intent(rawValue: entry.key), intent != .none else {
                diagnostics.error(Self.file, entry.line, "unknown intent \(entry.key)")
                continue
            }
            var rule = IntentRule(intent: intent)
            for part in Self.entries(entry.value, &diagnostics) {
                switch part.key {
                case "allows": rule.allows = slotSet(part.value, &diagnostics)
                case "when": rule.answersQuestion = isQuestion(part.value, &diagnostics)
                case "sets": rule.sets = scoredSets(part.value, &diagnostics)
                default:
                    diagnostics.error(Self.file, part.line, "unknown key \(part.key); expected sets, allows or when")
                }
            }
            intents[intent] = rule
        }
    }

    private func isQuestion(_ node: DocumentNode, _ diagnostics: inout Diagnostics) -> Bool {
        if node.scalar == "question" { return true }
        diagnostics.error(Self.file, node.line, "expected question")
        return false
    }

    private func scoredSets(_ node: DocumentNode, _ diagnostics: inout Diagnostics) -> [SlotBits: Double] {
        var sets: [SlotBits: Double] = [:]
        for item in Self.items(node, &diagnostics) {
            guard let slots = item["slots"], let score = item["score"]?.scalar.flatMap({ Double($0) }),
                (0...1).contains(score)
            else {
                diagnostics.error(Self.file, item.line, "expected {slots: [name, ...], score: 0 to 1}")
                continue
            }
            sets[slotSet(slots, &diagnostics)] = score
        }
        return sets
    }

    private func slotSet(_ node: DocumentNode, _ diagnostics: inout Diagnostics) -> SlotBits {
        var set: SlotBits = []
        for item in Self.items(node, &diagnostics) {
            let name = item.scalar ?? ""
            guard let bit = slots[name]?.bit else {
                diagnostics.error(Self.file, item.line, "slot \(name) is not under slots")
                continue
            }
            set.insert(bit)
        }
        return set
    }
}

extension SkillManifest {
    private static func entries(_ node: DocumentNode, _ diagnostics: inout Diagnostics) -> [DocumentNode.Entry] {
        if case .mapping(let entries) = node.content { return entries }
        diagnostics.error(file, node.line, "expected names with values")
        return []
    }

    private static func items(_ node: DocumentNode, _ diagnostics: inout Diagnostics) -> [DocumentNode] {
        if case .sequence(let items) = node.content { return items }
        diagnostics.error(file, node.line, "expected a list")
        return []
    }

    private static func text(_ node: DocumentNode, _ diagnostics: inout Diagnostics) -> String? {
        if let text = node.scalar { return text }
        diagnostics.error(file, node.line, "expected a text")
        return nil
    }

    private static func integer(_ node: DocumentNode, _ diagnostics: inout Diagnostics) -> Int? {
        if let number = node.scalar.flatMap({ Int($0) }) { return number }
        diagnostics.error(file, node.line, "expected a whole number")
        return nil
    }
}

extension DocumentNode {
    /// The text of a scalar.
    fileprivate var scalar: String? {
        if case .scalar(let text, _, _) = content { return text }
        return nil
    }
}

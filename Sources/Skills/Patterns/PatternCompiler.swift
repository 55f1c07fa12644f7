import MusicSkillCore

/// Turns the lines of `patterns.txt` into patterns, and says which lines cannot be meant.
struct PatternCompiler {
    private let manifest: SkillManifest
    private let phrases: PhraseBook
    /// The slots that can be read in this language.
    private let readers: [String: SlotReader]
    private var linesByRegex: [String: Int] = [:]

    private static let maximumExpansions = 1_000_000_000_000

    init(_ manifest: SkillManifest, phrases: PhraseBook, readers: [String: SlotReader]) {
        self.manifest = manifest
        self.phrases = phrases
        self.readers = readers
    }

    /// The captures so far that catch different things.
    private var kinds: [Template.SlotReference: Int] = [:]

    mutating func compile(_ line: PatternFile.Line, diagnostics: inout Diagnostics) -> CompiledPattern? {
        do throws(TemplateError) {
            if case .intent(let intent) = line.section, manifest.intents[intent] == nil {
                throw TemplateError(message: "intent \(intent.rawValue) is not in \(SkillManifest.file)")
            }
            let (regex, firstWords, needs) = try regex(line)
            if let first = linesByRegex.updateValue(line.number, forKey: "\(line.section) \(line.kind) \(regex)") {
                throw TemplateError(message: "says the same as line \(first)")
            }
            if line.kind == .raw, Self.hasNestedQuantifier(regex) {
                diagnostics.warning(
                    PatternFile.name, line.number, "a repeated group that repeats inside can take very long")
            }
            let matcher = try compile(regex, end: Self.end(line))
            let captures = try captures(matcher)
            return CompiledPattern(
                line: line, matcher: matcher, captures: captures, constants: try constants(line), needs: needs,
                firstWords: firstWords)
        } catch {
            diagnostics.error(PatternFile.name, line.number, error.message)
            return nil
        }
    }

    private func regex(
        _ line: PatternFile.Line
    ) throws(TemplateError) -> (String, firstWords: Set<String>?, needs: [Set<Template.Need>]) {
        if line.kind == .raw { return (line.text, nil, RawNeeds.needs(line.text)) }
        let template = try TemplateParser.parse(line.text) { name throws(TemplateError) in
            guard let phrase = phrases[name] else { throw PhraseBook.unknown(name) }
            return phrase
        }
        try check(template, line)
        return (
            template.regex { slot, isGlued in
                guard let reader = readers[slot.name] else { return "" }
                return reader.regex(isGlued: isGlued) + (reader.takesAnything ? "" : PCREPattern.check)
            }, template.firstWords,
            template.needs { readers[$0.name]?.isClosed($0) ?? false }
        )
    }

    private func compile(_ regex: String, end: PCREPattern.End) throws(TemplateError) -> PCREPattern {
        do throws(PCREError) {
            return try PCREPattern(regex, end: end)
        } catch {
            throw TemplateError(message: error.message)
        }
    }

    private static func end(_ line: PatternFile.Line) -> PCREPattern.End {
        switch (line.kind, line.section) {
        case (.block, _), (.wholeBlock, _): .word
        case (_, .head), (_, .and): .beforeNextWord
        default: .text
        }
    }

    private mutating func captures(_ matcher: PCREPattern) throws(TemplateError) -> [CompiledPattern.Capture] {
        var captures: [CompiledPattern.Capture] = []
        for group in matcher.groups {
            let slot = Template.SlotReference(group: group.name)
            let reader = try reader(slot)
            let kind = kinds[slot] ?? kinds.count
            kinds[slot] = kind
            captures.append(
                CompiledPattern.Capture(
                    group: group.number, reader: reader, slot: slot, kind: kind,
                    bit: manifest.slots[slot.name]?.bit ?? []))
        }
        return captures
    }

    /// What the line says of itself behind its arrow.
    private func constants(_ line: PatternFile.Line) throws(TemplateError) -> Filling {
        var filling = Filling()
        for (name, value) in line.constants {
            guard let slot = Slot(rawValue: name), let bit = manifest.slots[name]?.bit else {
                throw TemplateError(message: "slot \(name) is not in \(SkillManifest.file)")
            }
            filling.slots[slot] = SlotValue(value)
            filling.bits.insert(bit)
        }
        return filling
    }

    private func reader(_ slot: Template.SlotReference) throws(TemplateError) -> SlotReader {
        if let reader = readers[slot.name] {
            if case .place = reader, let value = slot.value, !["room", "device"].contains(value) {
                throw TemplateError(message: "expected {\(slot.name):room} or {\(slot.name):device}")
            }
            return reader
        }
        guard case .list(let list)? = manifest.slots[slot.name]?.kind else {
            throw TemplateError(message: "slot \(slot.name) is not in \(SkillManifest.file)")
        }
        throw TemplateError(message: "slot \(slot.name) needs lists/\(list).txt")
    }
}

extension PatternCompiler {
    /// What no pattern of an author who knows what it does looks like.
    private func check(_ template: Template, _ line: PatternFile.Line) throws(TemplateError) {
        guard template.expansions <= Self.maximumExpansions else {
            throw TemplateError(message: "stands for more than a trillion sentences; write several")
        }
        guard !template.isNullable else { throw TemplateError(message: "everything in it is optional") }
        for slot in template.slotSets.joined() { _ = try reader(slot) }
        let isOpen = { (slot: Template.SlotReference) in readers[slot.name]?.isOpen(slot) ?? false }
        guard !template.canBeOnly(isOpen) else { throw TemplateError(message: "would match any sentence") }
        guard !template.hasAdjacent(isOpen) else {
            throw TemplateError(message: "two open slots without a word between them")
        }
        guard !line.kind.isBlock, case .intent(let intent) = line.section, let rule = manifest.intents[intent] else {
            return
        }
        for set in template.slotSets {
            let bits = set.reduce(into: try constants(line).bits) { $0.formUnion(manifest.slots[$1.name]?.bit ?? []) }
            guard rule.score(bits) == nil else { continue }
            let names = set.map(\.name).sorted().joined(separator: ", ")
            throw TemplateError(
                message: "\(intent.rawValue) does not go with \(set.isEmpty ? "no slot" : names); see its sets in "
                    + SkillManifest.file)
        }
    }

    /// Whether a group that holds `+`, `*` or `{n,}` is itself repeated without end, as in `(a+)+`.
    private static func hasNestedQuantifier(_ regex: String) -> Bool {
        var openGroups: [Bool] = []
        var closedGroupRepeats = false
        var isEscaped = false
        var isInClass = false
        for (index, character) in zip(regex.indices, regex) {
            defer { if character != ")" { closedGroupRepeats = false } }
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if isInClass {
                isInClass = character != "]"
            } else {
                switch character {
                case "[": isInClass = true
                case "(": openGroups.append(false)
                case ")":
                    closedGroupRepeats = openGroups.popLast() ?? false
                    if closedGroupRepeats && !openGroups.isEmpty { openGroups[openGroups.count - 1] = true }
                case "{" where !regex[index...].prefix(while: { $0 != "}" }).hasSuffix(","): break
                case "+", "*", "{":
                    if closedGroupRepeats { return true }
                    if !openGroups.isEmpty { openGroups[openGroups.count - 1] = true }
                default: break
                }
            }
        }
        return false
    }
}

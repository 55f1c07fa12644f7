import MusicSkillCore

/// Turns the lines of `patterns.txt` into patterns, and says which lines cannot be meant.
struct PatternCompiler {
    private let manifest: SkillManifest
    private let phrases: PhraseBook
    /// The slots that can be read in this language.
    private let readers: [String: SlotReader]
    private var linesByForm: [Form: Int] = [:]

    /// What two lines that say the same have in common.
    private struct Form: Hashable {
        var section: PatternFile.Section
        var kind: PatternFile.Kind
        var fingerprint: Int
    }

    init(_ manifest: SkillManifest, phrases: PhraseBook, readers: [String: SlotReader]) {
        self.manifest = manifest
        self.phrases = phrases
        self.readers = readers
    }

    /// The slots so far: many patterns have the same.
    private var slots: [Template.SlotReference: PatternMatcher.Slot] = [:]

    /// The alternatives of the line; none where it cannot be meant.
    mutating func compile(_ line: PatternFile.Line, diagnostics: inout Diagnostics) -> [IndexedPattern] {
        do throws(TemplateError) {
            if let intent = line.section.intent, manifest.intents[intent] == nil {
                throw TemplateError(message: "intent \(intent.rawValue) is not in \(SkillManifest.file)")
            }
            guard line.kind == .raw else { return try templates(line) }
            let pattern = try raw(line)
            if RawPattern.hasNestedQuantifier(line.text) {
                diagnostics.warning(
                    PatternFile.name, line.number, "a repeated group that repeats inside can take very long")
            }
            return [pattern]
        } catch {
            diagnostics.error(PatternFile.name, line.number, error.message)
            return []
        }
    }

    /// One for each alternative of the line: a sentence may need one of them, and seldom all.
    private mutating func templates(_ line: PatternFile.Line) throws(TemplateError) -> [IndexedPattern] {
        let template = try TemplateParser.parse(line.text, phrases)
        try template.checkSize()
        let sets = template.slotSets(manifest)
        try Template.checkSize(sets)
        let slots = try slots(template.slots, of: line)
        let constants = try constants(line)
        try check(template, filling: sets, constants, line)
        try noteDuplicate(of: line, template.fingerprint)
        return template.alternatives.enumerated().map { number, alternative in
            pattern(line, number, alternative, slots: slots, constants: constants)
        }
    }

    private func pattern(
        _ line: PatternFile.Line, _ number: Int, _ template: Template, slots: [PatternMatcher.Slot], constants: Filling
    ) -> IndexedPattern {
        let end = Self.end(line)
        let pattern = CompiledPattern(line: line, rule: rule(line), constants: constants) {
            [phrases] () throws(TemplateError) in
            // Parsed again, as the templates of all lines take several times the memory of their texts.
            let template = try TemplateParser.parse(line.text, phrases).alternatives[number]
            let regex = TemplateRegex.text(template, end: end == .text ? #"\z"# : nil) { reference, isGlued in
                slots.first { $0.reference == reference }.map { slot in
                    .init(
                        regex: slot.reader.regex(isGlued: isGlued),
                        firstLetters: isGlued ? nil : slot.firstLetters,
                        isChecked: !slot.reader.takesAnything)
                } ?? .init(regex: "", isChecked: false)
            }
            return PatternMatcher(try Self.code(regex, end: end, isFolded: true), slots: slots)
        }
        return IndexedPattern(
            pattern: pattern, needs: template.needs(readers), firstWords: template.firstWords,
            endings: end == .text ? template.endings(readers) : nil,
            maximumWords: end == .text ? template.maximumWords(readers) : nil)
    }

    /// What an author writes for PCRE2 is looked at by PCRE2 at once.
    private mutating func raw(_ line: PatternFile.Line) throws(TemplateError) -> IndexedPattern {
        let regex = try RawPattern.expanded(line.text, phrases)
        try noteDuplicate(of: line, regex.hashValue)
        let end = Self.end(line)
        let groups = try Self.code(regex, end: end, isFolded: false, isToMatch: false).groups
        let slots = try slots(Set(groups.map { Template.SlotReference(group: $0.name) }), of: line)
        // What a sentence needs is looked for in what the pattern is tried on, but for tails and joints, which begin anywhere.
        let isWhole = line.section != .tail && line.section != .and
        let pattern = CompiledPattern(
            line: line, rule: rule(line), constants: try constants(line)
        ) { () throws(TemplateError) in
            let text = isWhole ? RawPattern.withoutNeeds(regex) : regex
            return PatternMatcher(try Self.code(text, end: end, isFolded: false), slots: slots)
        }
        return IndexedPattern(
            pattern: pattern, needs: RawPattern.needs(regex), firstWords: RawPattern.firstWords(regex),
            endings: nil, maximumWords: nil)
    }

    private mutating func noteDuplicate(of line: PatternFile.Line, _ fingerprint: Int) throws(TemplateError) {
        let form = Form(section: line.section, kind: line.kind, fingerprint: fingerprint)
        if let first = linesByForm.updateValue(line.number, forKey: form) {
            throw TemplateError(message: "says the same as line \(first)")
        }
    }

    private func rule(_ line: PatternFile.Line) -> IntentRule? { line.section.intent.flatMap { manifest.intents[$0] } }

    private static func code(
        _ regex: String, end: PCREPattern.End, isFolded: Bool, isToMatch: Bool = true
    ) throws(TemplateError) -> PCREPattern {
        do throws(PCREError) {
            return try PCREPattern(regex, end: end, isFolded: isFolded, isToMatch: isToMatch)
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

    private mutating func slots(
        _ references: Set<Template.SlotReference>, of line: PatternFile.Line
    ) throws(TemplateError) -> [PatternMatcher.Slot] {
        var slots: [PatternMatcher.Slot] = []
        for reference in references {
            let name = reference.name
            if let constant = line.constants[name] {
                throw TemplateError(message: "{\(name)} is never filled beside => \(name)=\(constant); write two lines")
            }
            slots.append(try slot(reference))
        }
        return slots
    }

    private mutating func slot(_ reference: Template.SlotReference) throws(TemplateError) -> PatternMatcher.Slot {
        if let known = slots[reference] { return known }
        let fresh = PatternMatcher.Slot(
            reference: reference, reader: try reader(reference), kind: slots.count,
            bit: manifest.slots[reference.name]?.bit ?? [])
        slots[reference] = fresh
        return fresh
    }

    /// What the line says of itself behind its arrow.
    private func constants(_ line: PatternFile.Line) throws(TemplateError) -> Filling {
        var filling = Filling()
        for (name, value) in line.constants {
            guard let slot = Slot(rawValue: name), let bit = manifest.slots[name]?.bit else {
                throw TemplateError(message: "slot \(name) is not in \(SkillManifest.file)")
            }
            if filling.fill(slot, SlotValue(value)) { filling.bits.insert(bit) }
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
    /// - Parameter sets: the slots that the sentences it stands for fill.
    private func check(
        _ template: Template, filling sets: Set<SlotBits>, _ constants: Filling,
        _ line: PatternFile.Line
    ) throws(TemplateError) {
        guard !template.isNullable else { throw TemplateError(message: "everything in it is optional") }
        let openness = template.openness(readers)
        guard !openness.isOnlyOpen else { throw TemplateError(message: "would match any sentence") }
        guard !openness.isAmbiguous else {
            throw TemplateError(message: "two open slots without a word between them")
        }
        guard !line.kind.isBlock, let rule = rule(line) else { return }
        for set in sets {
            guard rule.score(set.union(constants.bits)) == nil else { continue }
            let names = manifest.names(set).joined(separator: ", ")
            throw TemplateError(
                message: "\(rule.intent.rawValue) does not go with \(set.isEmpty ? "no slot" : names); see its sets in "
                    + SkillManifest.file)
        }
    }
}

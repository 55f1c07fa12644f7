/// What `<name>` stands for, with all that can be told of it once and for all: dozens of patterns hold the same phrase.
final class Phrase: Sendable {
    let template: Template
    let isUnspaced: Bool
    let isNullable: Bool
    let pieces: Int
    let expansions: Int
    let fingerprint: Int
    let slotSets: Set<SlotBits>
    let slots: Set<Template.SlotReference>
    let firstWords: Set<NeedHash>?
    let beginnings: Set<Template.Beginning>?
    let needs: [Set<Template.Need>]
    let endings: Set<Template.Need>?
    let openness: Openness
    let maximumWords: Int?

    var hasSlots: Bool { !slots.isEmpty }

    /// - Parameter readers: of the slots, by name.
    init(_ template: Template, _ manifest: SkillManifest, readers: [String: SlotReader]) {
        self.template = template
        isUnspaced = template.isUnspaced
        isNullable = template.isNullable
        pieces = template.pieces
        expansions = template.expansions
        fingerprint = template.fingerprint
        slotSets = template.slotSets(manifest)
        slots = template.slots
        firstWords = template.firstWords
        beginnings = template.beginnings
        needs = template.needs(readers)
        endings = template.endings(readers)
        openness = template.openness(readers)
        maximumWords = template.maximumWords(readers)
    }
}

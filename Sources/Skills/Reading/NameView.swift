import MusicSkillCore

/// What some words say of the music they name, whatever slot asks.
struct NameView: Sendable {
    enum Look {
        /// "some songs", "the sound of the"
        case none
        /// "Anna Smith"
        case person
        /// One to three words that do not belong to the language.
        case foreign
        /// "waiting for you"
        case phrase
        case nothing
    }

    /// What the household knows under this name.
    var household: NameKinds
    /// What everybody knows under it.
    var everybody: NameKinds
    var look = Look.nothing
    /// How many words it is.
    var words = 0
    /// Whether the words name nothing, such as "some songs".
    var isGeneric = true
    /// Whether they only join others, such as "to".
    var isJoint: Bool
    /// Whether they are the name of something that is no music.
    var isOther: Bool

    /// What they are known to name.
    var kinds: NameKinds { household.isEmpty ? everybody : household }

    /// How much the words speak for `slot`, to be added to the score of a reading.
    func weight(for slot: Slot) -> Double {
        guard let wanted = NameKinds(slot) else { return 0 }
        if !household.isDisjoint(with: wanted) { return Weight.household }
        if !household.isEmpty && wanted != .playlist { return -Weight.household }
        if !everybody.isDisjoint(with: wanted) { return Weight.known }
        if !everybody.isEmpty && wanted != .playlist { return -Weight.known }
        if wanted == .artist && isOther { return -Weight.other }
        switch look {
        case .none: return -Weight.other
        case .person: return wanted == .artist ? Weight.look : wanted == .playlist ? 0 : -Weight.look
        case .foreign: return wanted == .artist ? Weight.look / 2 : 0
        case .phrase: return wanted == .artist ? -Weight.look : 0
        case .nothing: return 0
        }
    }

    /// Whether they are known to name what `slot` holds.
    func isKnown(as slot: Slot) -> Bool { NameKinds(slot).map { !kinds.isDisjoint(with: $0) } ?? false }

    /// Whether they are known to name what `slot` holds, or look like it.
    func isLikely(as slot: Slot) -> Bool {
        guard let wanted = NameKinds(slot) else { return false }
        if !kinds.isEmpty { return !kinds.isDisjoint(with: wanted) }
        switch look {
        case .person, .foreign: return wanted == .artist
        case .phrase: return wanted == .track && words > 1
        case .none, .nothing: return false
        }
    }

    private enum Weight {
        static let household = 0.3
        static let known = 0.1
        static let look = 0.06
        static let other = 0.15
    }
}

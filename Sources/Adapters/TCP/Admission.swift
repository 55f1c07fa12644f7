import MusicSkillCore

/// Whether a server that has room for so many lets somebody new in, and who has to go for that. Pure.
enum Admission: Sendable, Equatable {
    case welcome
    /// Whoever has asked nothing for longest goes.
    case instead(of: Int)
    case full

    /// - Parameter guests: since when each has asked nothing; nothing for one that is being served.
    init(among guests: [Int: TimeSource.Instant?], capacity: Int) {
        guard guests.count >= capacity else {
            self = .welcome
            return
        }
        let idle = guests.compactMapValues(\.self)
        let longest = idle.min { ($0.value, $0.key) < ($1.value, $1.key) }
        self = longest.map { .instead(of: $0.key) } ?? .full
    }
}

/// One who talks.
struct Show: Sendable, Equatable {
    let id: String
    let name: String
    /// The latest first.
    let episodes: [Episode]

    var uri: String { "spotify:show:\(id)" }

    /// - Parameter titles: of its episodes, the latest first; one a week, the latest on the first day of 2026.
    init(_ name: String, _ titles: [String]) {
        let id = StableID.base62("show", name)
        self.id = id
        self.name = name
        episodes = titles.enumerated().map { age, title in
            Episode(
                id: StableID.base62("episode", name, title), title: title, showID: id, showName: name, age: age,
                duration: .milliseconds(StableID.number(in: 1_200_000..<3_600_000, name, title)))
        }
    }
}

struct Episode: Sendable, Equatable {
    let id: String
    let title: String
    let showID: String
    let showName: String
    /// In weeks, before the latest.
    let age: Int
    let duration: Duration

    var uri: String { "spotify:episode:\(id)" }
}

/// What a player plays one of after the other.
enum Piece: Sendable, Equatable {
    case track(Track)
    case episode(Episode)

    var title: String {
        switch self {
        case .track(let track): track.title
        case .episode(let episode): episode.title
        }
    }

    var uri: String {
        switch self {
        case .track(let track): track.uri
        case .episode(let episode): episode.uri
        }
    }

    var duration: Duration {
        switch self {
        case .track(let track): track.duration
        case .episode(let episode): episode.duration
        }
    }
}

import MusicSkillCore

/// What happens at a site that the music there makes room for, named by its siteId.
enum HermesSound: Sendable, Equatable {
    /// Somebody speaks, or is about to.
    case attention(String)
    /// Somebody is told of music that has just started.
    case speech(String)
    /// Nobody speaks any more.
    case calm(String)

    var site: String {
        switch self {
        case .attention(let site), .speech(let site), .calm(let site): site
        }
    }
}

/// What keeps a site quiet. Pure.
struct HermesHush: Sendable, Equatable {
    enum Step: Sendable, Equatable {
        case keep
        case begin(isSpeech: Bool)
        case end
    }

    /// Whether it is for what is told, rather than for somebody who speaks.
    let isSpeech: Bool
    /// When it ends by itself.
    let end: TimeSource.Instant

    /// What `sound` makes of the hush there is.
    static func step(after sound: HermesSound, during hush: HermesHush?, now: TimeSource.Instant) -> Step {
        switch sound {
        // A wake word and the session that follows it are one.
        case .attention: if let hush, !hush.isSpeech, now < hush.end { .keep } else { .begin(isSpeech: false) }
        case .speech: .begin(isSpeech: true)
        case .calm: .end
        }
    }
}

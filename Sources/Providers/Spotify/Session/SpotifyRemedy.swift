import MusicSkillCore

/// What may help against a fault: one line for every way Spotify is known to say no.
enum SpotifyRemedy: Sendable, Equatable {
    /// Trying again changes nothing.
    case none
    /// Another access token, once.
    case renewToken
    /// Once more, when the gate opens.
    case passGate
    /// Once more after each of these pauses.
    case again([Duration])

    init(for fault: SpotifyFault, of kind: SpotifyCall.Kind) {
        let row = Self.row(for: fault)
        self =
            switch kind {
            case .read: row.read
            case .setting: row.setting
            case .step: row.step
            }
    }

    private typealias Row = (read: SpotifyRemedy, setting: SpotifyRemedy, step: SpotifyRemedy)

    private static func row(for fault: SpotifyFault) -> Row {
        switch fault {
        case .invalid: all(.none)
        // True or false: a token that is really over and one that Spotify fails to see are cured alike.
        case .tokenRefused: all(.renewToken)
        case .ownerPremiumLapsed: all(.none)
        case .userNotRegistered: all(.none)
        case .scopeMissing: all(.none)
        case .forbidden: all(.none)
        // For some days of July 2026 Premium users were told so too, and not a moment later.
        case .premiumRequired: all(.again([.milliseconds(500), .milliseconds(1500)]))
        // A librespot speaker that wakes up refuses the first time; a pause that finds it paused gets the same word.
        // https://github.com/thlucas1/homeassistantcomponent_spotifyplus/issues/99
        case .playerRefused(SpotifyReason.restrictionViolated): (.none, .none, .again([.milliseconds(500)]))
        // Waking a player is the caller's, who knows its name and has the time.
        case .playerRefused: all(.none)
        case .notFound: all(.none)
        case .tooLarge: all(.none)
        case .rateLimited: all(.passGate)
        case .quotaExceeded: all(.passGate)
        case .serverFailed: unlessHeardTwice(.again([.milliseconds(500)]))
        case .onlyNoted: unlessHeardTwice(.again([.seconds(1)]))
        case .unreadable: all(.none)
        case .transport(.unreachable): all(.again([.milliseconds(300)]))
        case .transport(.timedOut): unlessHeardTwice(.again([.zero]))
        case .transport(.connectionLost): unlessHeardTwice(.again([.zero]))
        case .transport(.untrusted): all(.none)
        case .transport(.responseTooLarge): all(.none)
        case .transport(.cancelled): all(.none)
        case .transport(.invalidRequest): all(.none)
        }
    }

    private static func all(_ remedy: SpotifyRemedy) -> Row { (remedy, remedy, remedy) }

    /// For unknown results.
    private static func unlessHeardTwice(_ remedy: SpotifyRemedy) -> Row { (remedy, remedy, .none) }
}

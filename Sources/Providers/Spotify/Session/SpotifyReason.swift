package import MusicSkillCore

/// Spotify's own words for why a player refused.
///
/// The list comes from a reference page that no longer exists (https://docs.rs/aspotify keeps it); words not in it are met with the
/// general answer, so that a new one is no fault.
package enum SpotifyReason {
    /// Ours, for a 404 that names none: the device id is stale, or the device has only just come online.
    package static let deviceNotFound = "DEVICE_NOT_FOUND"
    /// Ours, for Spotify's UNKNOWN: pausing what is paused, resuming what plays, and all else it does not explain.
    package static let restrictionViolated = ProviderError.alreadySo
    /// Ours, for a 403 that says no more than that.
    package static let forbidden = "FORBIDDEN"

    private static let known: [String: (code: OutcomeCode, sentence: String)] = [
        "NO_PREV_TRACK": (.notSupported, "there is no track before this one"),
        "NO_NEXT_TRACK": (.notSupported, "there is no track after this one"),
        "NO_SPECIFIC_TRACK": (.notFound, "the track is not in what plays"),
        "ALREADY_PAUSED": (.notSupported, "it is paused already"),
        "NOT_PAUSED": (.notSupported, "it is not paused"),
        "ALREADY_PLAYING": (.notSupported, "it plays already"),
        "NOT_PLAYING_LOCALLY": (.notSupported, "nothing plays on that player"),
        "NOT_PLAYING_TRACK": (.notSupported, "no track plays"),
        "NOT_PLAYING_CONTEXT": (.notSupported, "no album or playlist plays"),
        "ENDLESS_CONTEXT": (.notSupported, "an endless station cannot do that"),
        "CONTEXT_DISALLOW": (.notSupported, "what plays does not allow that"),
        "REMOTE_CONTROL_DISALLOW": (.playerRestricted, "the player takes no commands from outside"),
        "DEVICE_NOT_CONTROLLABLE": (.playerRestricted, "the player takes no commands from outside"),
        ProviderError.volumeRefused: (.notSupported, "the player does not let Spotify set its volume"),
        "NO_ACTIVE_DEVICE": (.playerUnavailable, "no player is active; open Spotify on one"),
        deviceNotFound: (.playerUnavailable, "Spotify does not see the player now; wake it up or open Spotify on it"),
        restrictionViolated: (.notSupported, "the player refused; it may be in that state already"),
    ]

    private static let aspects = [
        "NO_PREV_TRACK": "first", "NO_NEXT_TRACK": "last", ProviderError.volumeRefused: "volume",
        restrictionViolated: "now",
    ]

    package static func error(for reason: String) -> ProviderError {
        let (code, sentence) = known[reason] ?? (.notSupported, "the player refused (\(reason))")
        return ProviderError(code, sentence, reason: reason, aspect: aspects[reason])
    }
}

import MusicSkillCore
import SpotifySimulator

/// Faults of the request, of the token and of permission: 400, 401, 403, 404, 411, 413.
extension CatalogueRow {
    static let requests = [
        CatalogueRow(
            name: "400 Invalid limit",
            faults: [answer(400, error(400, "Invalid limit"), path: "/v1/search")],
            says: play, code: .internal, hears: trouble, sends: sent(plays: 0)),
        CatalogueRow(
            name: "400 offset with an artist",
            faults: [answer(400, error(400, "Can't have offset for context type: ARTIST"))],
            says: play, code: .notSupported, hears: cannot, sends: sent(plays: 1)),
        CatalogueRow(
            name: "400 Non supported context uri", faults: [answer(400, error(400, "Non supported context uri"))],
            says: play, code: .notSupported, hears: cannot, sends: sent(plays: 1)),
        CatalogueRow(
            name: "400 Malformed json", faults: [answer(400, error(400, "Malformed json"))],
            says: play, code: .internal, hears: trouble, sends: sent(plays: 1)),
        CatalogueRow(
            name: "400 empty offset",
            faults: [answer(400, error(400, "At least one of uri or position should be specified"))],
            says: play, code: .internal, hears: trouble, sends: sent(plays: 1)),
        CatalogueRow(
            name: "401 invalid token", faults: [onPlay(.tokenInvalid)],
            says: play, code: .ok, hears: playing, sends: sent(plays: 2, looks: 1, refreshes: 1)),
        CatalogueRow(
            name: "401 expired token", faults: [onPlay(.unauthorized)],
            says: play, code: .ok, hears: playing, sends: sent(plays: 2, looks: 1, refreshes: 1)),
        CatalogueRow(
            name: "401 falsely missing token", faults: [onPlay(.tokenMissing)],
            says: play, code: .ok, hears: playing, sends: sent(plays: 2, looks: 1, refreshes: 1)),
        CatalogueRow(
            name: "401 that stays", faults: [onPlay(.tokenMissing, times: nil)],
            says: play, code: .providerUnavailable, hears: unreachable, sends: sent(plays: 2, refreshes: 1)),
        CatalogueRow(
            name: "403 owner without Premium", faults: [Fault(.ownerPremium, times: nil)],
            says: play, code: .premiumRequired,
            hears: "The owner of the app that speaks to Spotify needs a premium account.", sends: sent(plays: 0)),
        CatalogueRow(
            name: "403 user not registered", faults: [Fault(.userNotRegistered, times: nil)],
            says: play, code: .forbidden, hears: notListed, sends: sent(plays: 0)),
        CatalogueRow(
            name: "403 user not registered, newer words",
            faults: [answer(403, "The user is not registered for this application.", path: "/v1")],
            says: play, code: .forbidden, hears: notListed, sends: sent(plays: 0)),
        CatalogueRow(
            name: "403 Forbidden", faults: [answer(403, error(403, "Forbidden"))],
            says: play, code: .forbidden, hears: "That is not allowed for this account.", sends: sent(plays: 1)),
        CatalogueRow(
            name: "403 scope missing", scene: .loginWithoutScope,
            says: play, code: .loginRequired,
            hears: #"I may not control what plays yet. Run "musicskill login" and allow it at Spotify."#,
            sends: sent(plays: 1)),
        CatalogueRow(
            name: "403 PREMIUM_REQUIRED, true", scene: .userWithoutPremium,
            says: play, code: .premiumRequired, hears: "This needs a premium account with the music service.",
            sends: sent(plays: 3)),
        CatalogueRow(
            name: "403 PREMIUM_REQUIRED, false", faults: [onPlay(.premiumRequired, times: 2)],
            says: play, code: .ok, hears: playing, sends: sent(plays: 3, looks: 1)),
        CatalogueRow(
            name: "404 Resource not found", faults: [answer(404, error(404, "Resource not found"))],
            says: play, code: .notFound, hears: "I found nothing like that.", sends: sent(plays: 1)),
        CatalogueRow(
            name: "411 length required", faults: [answer(411, "Length Required")],
            says: play, code: .internal, hears: trouble, sends: sent(plays: 1)),
        CatalogueRow(
            name: "413 payload too large", faults: [answer(413, error(413, "Payload too large"))],
            says: play, code: .notSupported, hears: cannot, sends: sent(plays: 1)),
    ]
}

import MusicSkillCore
import SpotifySimulator

/// What concerns Spotify as a whole: limits, faults of its own, a broken line, odd answers.
extension CatalogueRow {
    private static func server(_ status: Int, html: Bool, path: String, times: Int?) -> Fault {
        var fault = Fault(.serverError, path: path, times: times)
        fault.status = status
        fault.isHTML = html
        return fault
    }

    static let service = [
        CatalogueRow(
            name: "429 that lasts", faults: [onPlay(.rateLimited, retryAfter: 41)],
            says: play, code: .rateLimited, hears: "Spotify asks to wait 41 seconds.", sends: sent(plays: 1)),
        CatalogueRow(
            name: "429 that passes", faults: [onPlay(.rateLimited, retryAfter: 2)],
            says: play, code: .ok, hears: playing, sends: sent(plays: 2, looks: 1)),
        CatalogueRow(
            name: "429 QUOTA_EXCEEDED", faults: [onPlay(.quotaExceeded, retryAfter: 48_925)],
            says: play, code: .quotaExceeded, hears: "The daily quota of Spotify is used up. Try again in 14 hours.",
            sends: sent(plays: 1)),
        CatalogueRow(
            name: "429 without a word", faults: [onPlay(.rateLimitedEmpty)],
            says: play, code: .ok, hears: playing, sends: sent(plays: 2, looks: 1)),
        CatalogueRow(
            name: "429 without a word that stays", faults: [onPlay(.rateLimitedEmpty, times: nil)],
            says: play, code: .rateLimited, hears: "Spotify asks to wait 2 seconds.", sends: sent(plays: 2)),
        CatalogueRow(
            name: "500 for play", faults: [server(500, html: false, path: "/v1/me/player/play", times: nil)],
            says: play, code: .providerUnavailable, hears: unreachable, sends: sent(plays: 2, looks: 6)),
        CatalogueRow(
            name: "502 as HTML for a search", faults: [server(502, html: true, path: "/v1/search", times: 1)],
            says: play, code: .ok, hears: playing, sends: sent(plays: 1, looks: 1, searches: 2)),
        CatalogueRow(
            name: "503 for a search that stays", faults: [server(503, html: false, path: "/v1/search", times: nil)],
            says: play, code: .providerUnavailable, hears: unreachable, sends: sent(plays: 0, searches: 2)),
        CatalogueRow(
            name: "504 as HTML for a pause", scene: .musicInTheKitchen,
            faults: [server(504, html: true, path: "/v1/me/player/pause", times: 1)],
            says: "pause", code: .ok, hears: "Paused.",
            sends: ["PUT /v1/me/player/pause": 2, "GET /v1/me/player": 1]),
        CatalogueRow(
            name: "a broken connection for next", scene: .musicInTheKitchen,
            faults: [Fault(.reset, path: "/v1/me/player/next", times: nil)],
            says: "next", code: .providerUnavailable, hears: unreachable,
            sends: ["POST /v1/me/player/next": 1, "GET /v1/me/player": 3]),
        CatalogueRow(
            name: "no answer to play", faults: [onPlay(.stall, times: nil)],
            says: play, code: .providerUnavailable, hears: unreachable, sends: sent(plays: 2, looks: 3)),
        CatalogueRow(
            name: "junk instead of a list", faults: [answer(200, "AAAAdGhpcyBpcyBub3QgSlNPTg", path: "/v1/search")],
            says: play, code: .providerUnavailable, hears: unreachable, sends: sent(plays: 0)),
        CatalogueRow(
            name: "null entries and missing fields",
            faults: [
                answer(
                    200,
                    """
                    {"tracks":{"items":[null,{"name":"no uri"},\
                    {"uri":"spotify:track:unknown","name":"Stand by Me","artists":[null,{"name":"Ben E. King"}]}]},
                    "albums":null,"playlists":{"items":[null]}}
                    """, path: "/v1/search"),
                answer(204, "", times: 1),
            ],
            says: play, code: .notConfirmed,
            hears: "I asked Kitchen Speaker to play Stand by Me by Ben E. King, but it does not show yet.",
            sends: sent(plays: 1, looks: 5)),
    ]
}

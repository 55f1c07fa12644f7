import MusicSkillCore
import SpotifySimulator

/// What the players refuse, and what they leave open: 403 and 404 with a reason, 202, junk.
extension CatalogueRow {
    private static let restricted = error(403, "Player command failed: Restriction violated", reason: "UNKNOWN")

    static let players = [
        CatalogueRow(
            name: "403 UNKNOWN while a speaker wakes", faults: [answer(403, restricted, times: 1)],
            says: play, code: .ok, hears: playing, sends: sent(plays: 2, looks: 1)),
        CatalogueRow(
            name: "403 UNKNOWN for a track that cannot be played", faults: [answer(403, restricted)],
            says: play, code: .notSupported, hears: refused, sends: sent(plays: 2)),
        CatalogueRow(
            name: "403 UNKNOWN for a pause of what is paused", scene: .pausedByHand,
            says: "pause", code: .ok, hears: "Paused.",
            sends: ["PUT /v1/me/player/pause": 1, "GET /v1/me/player": 1]),
        CatalogueRow(
            name: "403 UNKNOWN for a pause of what plays", scene: .musicInTheKitchen,
            faults: [answer(403, restricted, path: "/v1/me/player/pause")],
            says: "pause", code: .notSupported, hears: refused,
            sends: ["PUT /v1/me/player/pause": 1, "GET /v1/me/player": 3]),
        CatalogueRow(
            name: "403 VOLUME_CONTROL_DISALLOW", scene: .musicInTheKitchen,
            faults: [
                answer(
                    403,
                    error(
                        403, "Player command failed: Cannot control device volume", reason: "VOLUME_CONTROL_DISALLOW"),
                    path: "/v1/me/player/volume")
            ],
            says: "set the volume to 30", code: .notSupported,
            hears: "The volume of Kitchen Speaker can only be changed at the speaker itself.",
            sends: ["PUT /v1/me/player/volume": 1]),
        CatalogueRow(
            name: "403 VOLUME_CONTROL_DISALLOW, known beforehand",
            says: "set the volume to 30 in the hall", code: .notSupported,
            hears: "The volume of Pocket Phone can only be changed at the speaker itself.",
            sends: ["GET /v1/me/player": 1]),
        CatalogueRow(
            name: "404 NO_ACTIVE_DEVICE", faults: [onPlay(.noActiveDevice)],
            says: play, code: .ok, hears: playing, sends: sent(plays: 2, looks: 1, lists: 1)),
        CatalogueRow(
            name: "404 Device not found, another id", scene: .anotherID,
            says: play, code: .ok, hears: playing, sends: sent(plays: 2, looks: 1, lists: 1)),
        CatalogueRow(
            name: "404 Device not found while it comes online", faults: [onPlay(.deviceNotFound, times: 3)],
            says: play, code: .ok, hears: playing, sends: sent(plays: 4, looks: 1, lists: 3)),
        CatalogueRow(
            name: "202 and nothing happens", faults: [onPlay(.accepted, times: nil)],
            says: play, code: .providerUnavailable, hears: unreachable, sends: sent(plays: 2, looks: 6)),
        CatalogueRow(
            name: "202 for a pause", scene: .musicInTheKitchen,
            faults: [Fault(.accepted, path: "/v1/me/player/pause", times: 1)],
            says: "pause", code: .ok, hears: "Paused.",
            sends: ["PUT /v1/me/player/pause": 2, "GET /v1/me/player": 1]),
        CatalogueRow(
            name: "2xx with junk", faults: [onPlay(.junkBody)],
            says: play, code: .ok, hears: playing, sends: sent(plays: 1, looks: 1)),
    ]
}

import MusicSkillCore
import TestSupport
import Testing

@testable import SpotifySimulator

/// The error catalogue, row by row, to the byte.
@Suite(.timeLimit(.minutes(1)))
struct ErrorCatalogueTests {
    private static func error(_ status: Int, _ message: String, reason: String? = nil) -> String {
        let tail = reason.map { #","reason":"\#($0)""# } ?? ""
        return #"{"error":{"status":\#(status),"message":"\#(message)"\#(tail)}}"#
    }

    private static let restrictionViolated = error(
        403, "Player command failed: Restriction violated", reason: "UNKNOWN")

    @Test(arguments: ["/v1/search", "/v1/artists/x/albums"])
    func `a limit over 10 is invalid`(_ path: String) async throws {
        try await withSimulator { spotify in
            let answer = await spotify.send("GET", path, query: ["q": "a", "type": "track", "limit": "11"])
            #expect(answer.status == 400)
            #expect(answer.text == Self.error(400, "Invalid limit"))
        }
    }

    @Test(arguments: [
        (#"{"context_uri":"spotify:track:x"}"#, error(400, "Non supported context uri")),
        (#"{"context_uri":"spotify:station:artist:x"}"#, error(400, "Non supported context uri")),
        (#"{"context_uri":"spotify:radio:x"}"#, error(400, "Non supported context uri")),
        (#"{"context_uri":"https://open.spotify.com/album/x"}"#, error(400, "Non supported context uri")),
        (#"{"context_uri":"spotify:album:x"}"#, error(404, "Resource not found")),
        (
            #"{"context_uri":"ARTIST","offset":{"position":0}}"#,
            error(400, "Can't have offset for context type: ARTIST")
        ),
        (#"{"context_uri":"ALBUM","offset":{}}"#, error(400, "At least one of uri or position should be specified")),
        (#"{"context_uri":"ALBUM","offset":{"position":500}}"#, restrictionViolated),
        (#"{"context_uri":"ALBUM","offset":{"uri":"spotify:track:x"}}"#, restrictionViolated),
        (#"{"uris":["spotify:track:x"]}"#, restrictionViolated),
        (#"{"uris":["TRACK","TRACK"],"offset":{"position":1}}"#, restrictionViolated),
        (#"{"context_uri""#, error(400, "Malformed json")),
        (#"["TRACK"]"#, error(400, "Malformed json")),
        (#"{"uris":"TRACK"}"#, error(400, "Invalid uris")),
        (#"{"uris":["TRACK"],"position_ms":-1}"#, error(400, "Invalid position_ms")),
    ])
    func `a play request that cannot be is refused`(_ body: String, _ answer: String) async throws {
        try await withSimulator { spotify in
            let track = try #require(Catalogue.builtIn.search.tracks(SearchQuery("so what miles davis")).first)
            let real = body.replacing("ARTIST\"", with: track.artists[0].uri + "\"")
                .replacing("ALBUM\"", with: track.album.uri + "\"").replacing("TRACK\"", with: track.uri + "\"")
            #expect(await spotify.play(real).text == answer)
        }
    }

    @Test func `more than 200 tracks are too large`() async throws {
        try await withSimulator { spotify in
            let uris = Catalogue.builtIn.tracks.prefix(201).map { #""\#($0.uri)""# }
            let answer = await spotify.play(#"{"uris":[\#(uris.joined(separator: ","))]}"#)
            #expect(answer.status == 413)
            #expect(await spotify.play(#"{"uris":[\#(uris.dropLast().joined(separator: ","))]}"#).status == 204)
        }
    }

    @Test func `pausing what is paused and resuming what plays violates a restriction`() async throws {
        try await withSimulator { spotify in
            #expect(await spotify.play(#"{"uris":["\#(spotify.track("naima"))"]}"#).status == 204)
            #expect(await spotify.send("PUT", "/v1/me/player/play").text == Self.restrictionViolated)
            #expect(await spotify.send("PUT", "/v1/me/player/pause").status == 204)
            let again = await spotify.send("PUT", "/v1/me/player/pause")
            #expect(again.status == 403)
            #expect(again.text == Self.restrictionViolated)
        }
    }

    @Test(arguments: [
        ("PUT", "/v1/me/player/pause"), ("PUT", "/v1/me/player/play"), ("POST", "/v1/me/player/next"),
        ("POST", "/v1/me/player/previous"),
    ])
    func `without an active device there is none to command`(_ method: String, _ path: String) async throws {
        try await withSimulator { spotify in
            let answer = await spotify.send(method, path)
            #expect(answer.status == 404)
            #expect(
                answer.text
                    == Self.error(404, "Player command failed: No active device found", reason: "NO_ACTIVE_DEVICE"))
        }
    }

    @Test func `a phone keeps its volume`() async throws {
        try await withSimulator { spotify in
            let phone = Device("Pocket Phone").id
            let answer = await spotify.send(
                "PUT", "/v1/me/player/volume", query: ["volume_percent": "20", "device_id": phone])
            #expect(answer.status == 403)
            #expect(
                answer.text
                    == Self.error(
                        403, "Player command failed: Cannot control device volume", reason: "VOLUME_CONTROL_DISALLOW"))
        }
    }

    @Test func `an unknown device is not found`() async throws {
        try await withSimulator { spotify in
            let answer = await spotify.send("PUT", "/v1/me/player/play", query: ["device_id": "stale"])
            #expect(answer.status == 404)
            #expect(answer.text == Self.error(404, "Device not found"))
        }
    }

    @Test func `a Free user commands nothing and reads everything`() async throws {
        try await withSimulator { spotify in
            await spotify.simulator.change { $0.hasPremium = false }
            let answer = await spotify.play(#"{"uris":["\#(spotify.track("naima"))"]}"#)
            #expect(answer.status == 403)
            #expect(
                answer.text == Self.error(403, "Player command failed: Premium required", reason: "PREMIUM_REQUIRED"))
            #expect(await spotify.send("GET", "/v1/me/player/devices").status == 200)
        }
    }

    @Test func `a missing scope is forbidden`() async throws {
        try await withSimulator(scopes: ["user-read-playback-state"]) { spotify in
            #expect(await spotify.send("GET", "/v1/me/player").status == 204)
            let answer = await spotify.send("PUT", "/v1/me/player/pause")
            #expect(answer.status == 403)
            #expect(answer.text == Self.error(403, "Insufficient client scope"))
        }
    }

    @Test func `a PUT must say its length`() async throws {
        try await withSimulator { spotify in
            let answer = await spotify.simulator.handle(
                ServerRequest(
                    method: "PUT", path: "/v1/me/player/pause",
                    headers: ["authorization": "Bearer \(spotify.accessToken)"]))
            #expect(answer.status == 411)
        }
    }

    @Test(arguments: [
        ("GET", "/v1/tracks"), ("GET", "/v1/artists/x/top-tracks"), ("GET", "/v1/recommendations"),
        ("PUT", "/v1/me/tracks"), ("GET", "/v1/me/tracks/contains"), ("GET", "/v1/playlists/x/tracks"),
        ("POST", "/v1/users/x/playlists"), ("DELETE", "/v1/playlists/x/followers"), ("GET", "/v1/markets"),
    ])
    func `a removed endpoint is forbidden`(_ method: String, _ path: String) async throws {
        try await withSimulator { spotify in
            let answer = await spotify.send(method, path)
            #expect(answer.status == 403)
            #expect(answer.text == Self.error(403, "Forbidden"))
            #expect(await spotify.simulator.report.violations.count == 1)
        }
    }

    @Test func `all 48 operations that are deprecated for Development Mode are removed`() {
        #expect(AbsentEndpoints.routes.count { $0.isRemoved } == 48)
    }

    @Test(arguments: ["/v1/tracks/x", "/v1/albums/x", "/v1/artists/x", "/v1/playlists/x", "/v1/shows/x"])
    func `an unknown id is not found`(_ path: String) async throws {
        try await withSimulator { spotify in
            let answer = await spotify.send("GET", path)
            #expect(answer.status == 404)
            #expect(answer.text == Self.error(404, "Resource not found"))
        }
    }
}

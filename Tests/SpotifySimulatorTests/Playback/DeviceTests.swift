import MusicSkillCore
import TestSupport
import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct DeviceTests {
    private func names(_ spotify: SimulatedSpotify) async -> [String] {
        let devices = await spotify.send("GET", "/v1/me/player/devices").json["devices"]?.elements ?? []
        return devices.compactMap { $0["name"]?.text }
    }

    private func device(_ name: String, _ spotify: SimulatedSpotify) async -> JSON? {
        let devices = await spotify.send("GET", "/v1/me/player/devices").json["devices"]?.elements ?? []
        return devices.first { $0["name"]?.text == name }
    }

    @Test func `the sleeping and the hidden are not listed`() async throws {
        try await withSimulator { spotify in
            #expect(
                await names(spotify) == [
                    "Kitchen Speaker", "Living Room Speaker", "Bathroom Radio", "Pocket Phone", "Garden Speaker",
                ])
        }
    }

    @Test func `a call to a sleeping speaker fails and wakes it`() async throws {
        try await withSimulator { spotify in
            let body = #"{"uris":["\#(spotify.track("naima"))"]}"#
            #expect(await spotify.play(body, on: "Bedroom Speaker").text.contains("Device not found"))
            spotify.time.advance(by: .milliseconds(1999))
            #expect(await spotify.play(body, on: "Bedroom Speaker").status == 404)
            #expect(await !names(spotify).contains("Bedroom Speaker"))
            spotify.time.advance(by: .milliseconds(1))
            #expect(await device("Bedroom Speaker", spotify)?["id"]?.text == SimulatedSpotify.id("Bedroom Speaker"))
            #expect(await spotify.play(body, on: "Bedroom Speaker").status == 204)
            #expect(await spotify.player()["device", "name"] == "Bedroom Speaker")
        }
    }

    @Test func `the radio comes back from sleep under a new id`() async throws {
        try await withSimulator { spotify in
            let before = try #require(await device("Bathroom Radio", spotify)?["id"]?.text)
            try await spotify.simulator.change(.sleep("Bathroom Radio"))
            #expect(await device("Bathroom Radio", spotify) == nil)
            #expect(await spotify.send("PUT", "/v1/me/player/play", query: ["device_id": before]).status == 404)
            spotify.time.advance(by: .seconds(2))
            let after = try #require(await device("Bathroom Radio", spotify)?["id"]?.text)
            #expect(after != before)
            #expect(await spotify.send("PUT", "/v1/me/player/play", query: ["device_id": before]).status == 404)
        }
    }

    @Test func `a restricted speaker is listed and takes no command`() async throws {
        try await withSimulator { spotify in
            #expect(await device("Garden Speaker", spotify)?["is_restricted"] == true)
            let answer = await spotify.play(#"{"uris":["\#(spotify.track("naima"))"]}"#, on: "Garden Speaker")
            #expect(answer.status == 403)
            #expect(answer.text.contains("Restriction violated"))
        }
    }

    @Test func `a Sonos is seen only while it plays, without an id`() async throws {
        try await withSimulator { spotify in
            let uri = spotify.track("naima")
            try await spotify.control(
                "POST", "devices", body: #"{"action":"play","name":"Office Sonos","uri":"\#(uri)"}"#)
            let state = await spotify.send("GET", "/v1/me/player").json
            #expect(state["device", "name"] == "Office Sonos")
            #expect(state["device"]?["id"] == .null)
            #expect(state["device", "is_restricted"] == true)
            #expect(state["item", "uri"].text == uri)
            #expect(await !names(spotify).contains("Office Sonos"))
            #expect(await spotify.send("PUT", "/v1/me/player/pause").status == 403)
        }
    }

    @Test func `play takes the music from wherever it was`() async throws {
        try await withSimulator { spotify in
            let body = #"{"uris":["\#(spotify.track("naima"))"]}"#
            _ = await spotify.play(body)
            _ = await spotify.play(body, on: "Living Room Speaker")
            #expect(await spotify.player()["device", "name"] == "Living Room Speaker")
            #expect(await device("Kitchen Speaker", spotify)?["is_active"] == false)
            #expect(await device("Living Room Speaker", spotify)?["is_active"] == true)
            let idle = ["device_id": SimulatedSpotify.id("Kitchen Speaker")]
            #expect(
                await spotify.send("PUT", "/v1/me/player/pause", query: ["device_id": idle["device_id"]!]).status == 403
            )
        }
    }

    @Test func `transfer takes what plays along`() async throws {
        try await withSimulator { spotify in
            _ = await spotify.play(#"{"uris":["\#(spotify.track("naima"))"]}"#)
            spotify.time.advance(by: .seconds(10))
            let to = SimulatedSpotify.id("Living Room Speaker")
            #expect(await spotify.send("PUT", "/v1/me/player", body: #"{"device_ids":["\#(to)"]}"#).status == 204)
            let state = await spotify.player()
            #expect(state["device", "id"].text == to)
            #expect(state["is_playing"] == true)
            #expect(state["progress_ms"] == 10_200)
        }
    }

    @Test func `transfer to an idle account plays nothing`() async throws {
        try await withSimulator { spotify in
            let to = SimulatedSpotify.id("Kitchen Speaker")
            let body = #"{"device_ids":["\#(to)"],"play":true}"#
            #expect(await spotify.send("PUT", "/v1/me/player", body: body).status == 204)
            let state = await spotify.player()
            #expect(state["item"] == .null)
            #expect(state["currently_playing_type"] == "unknown")
            #expect(state["is_playing"] == false)
            #expect(state["device", "is_active"] == true)
        }
    }

    @Test func `transfer goes to exactly one`() async throws {
        try await withSimulator { spotify in
            let answer = await spotify.send("PUT", "/v1/me/player", body: #"{"device_ids":["a","b"]}"#)
            #expect(answer.status == 400)
            #expect(await spotify.simulator.report.violations == ["PUT /v1/me/player: invalid body member device_ids"])
        }
    }

    @Test func `volume may be set where no music is`() async throws {
        try await withSimulator { spotify in
            let id = SimulatedSpotify.id("Living Room Speaker")
            let set = await spotify.send(
                "PUT", "/v1/me/player/volume", query: ["volume_percent": "12", "device_id": id])
            #expect(set.status == 204)
            await spotify.settle()
            #expect(await device("Living Room Speaker", spotify)?["volume_percent"] == 12)
            #expect(await spotify.send("GET", "/v1/me/player").status == 204)
        }
    }

    @Test func `devices come, are renamed and go, also two of one name`() async throws {
        try await withSimulator { spotify in
            try await spotify.control(
                "POST", "devices", body: #"{"action":"add","name":"Kitchen Speaker","type":"CastAudio"}"#)
            try await spotify.control(
                "POST", "devices",
                body: #"{"action":"rename","name":"Living Room Speaker","new_name":"Joost’s Speaker"}"#)
            #expect(await names(spotify).count { $0 == "Kitchen Speaker" } == 2)
            #expect(await device("Joost’s Speaker", spotify)?["id"]?.text == SimulatedSpotify.id("Living Room Speaker"))
            try await spotify.simulator.change(.remove("Kitchen Speaker"))
            #expect(await device("Kitchen Speaker", spotify)?["type"] == "CastAudio")
            let unknown = await spotify.send("POST", "/_control/devices", body: #"{"action":"wake","name":"Attic"}"#)
            #expect(unknown.status == 404)
            #expect(unknown.text.contains("no device Attic; there are: "))
        }
    }

    @Test func `a speaker that falls asleep takes the music with it`() async throws {
        try await withSimulator { spotify in
            _ = await spotify.play(#"{"uris":["\#(spotify.track("naima"))"]}"#)
            await spotify.settle()
            try await spotify.simulator.change(.sleep("Kitchen Speaker"))
            #expect(await spotify.send("GET", "/v1/me/player").status == 204)
        }
    }
}

import MusicSkillCore
import TestSupport
import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct FaultTests {
    @Test(arguments: [
        ("unauthorized", 401, #"{"error":{"status":401,"message":"The access token expired"}}"#),
        ("token_invalid", 401, #"{"error":{"status":401,"message":"Missing/invalid/expired access token"}}"#),
        ("token_missing", 401, #"{"error":{"status":401,"message":"Access token missing"}}"#),
        (
            "premium_required", 403,
            #"{"error":{"status":403,"message":"Player command failed: Premium required","reason":"PREMIUM_REQUIRED"}}"#
        ),
        ("user_not_registered", 403, "User not registered in the Developer Dashboard"),
        ("scope", 403, #"{"error":{"status":403,"message":"Insufficient client scope"}}"#),
        (
            "no_active_device", 404,
            #"{"error":{"status":404,"message":"Player command failed: No active device found","reason":"NO_ACTIVE_DEVICE"}}"#
        ),
        ("device_not_found", 404, #"{"error":{"status":404,"message":"Device not found"}}"#),
        ("rate_limited", 429, #"{"error":{"status":429,"message":"API rate limit exceeded"}}"#),
        ("rate_limited_empty", 429, ""),
        ("quota_exceeded", 429, #"{"error":{"status":429,"message":"Too many requests","reason":"QUOTA_EXCEEDED"}}"#),
        ("server_error", 500, #"{"error":{"status":500,"message":"Internal Server Error"}}"#),
        ("accepted", 202, ""), ("ignored", 204, ""),
    ])
    func `a fault answers once in Spotify's words`(_ kind: String, _ status: Int, _ body: String) async throws {
        try await withSimulator { spotify in
            try await spotify.control("POST", "faults", body: #"{"kind":"\#(kind)","times":1}"#)
            let answer = await spotify.send("GET", "/v1/me/player/devices")
            #expect(answer.status == status)
            #expect(answer.text == body)
            #expect(answer.header("retry-after") == nil)
            #expect(await spotify.send("GET", "/v1/me/player/devices").status == 200)
        }
    }

    @Test func `any answer can be asked for, and nothing is carried out`() async throws {
        try await withSimulator { spotify in
            try await spotify.control(
                "POST", "faults", body: #"{"kind":"answer","status":418,"text":"I am a teapot","times":1}"#)
            let answer = await spotify.play(#"{"uris":["\#(spotify.track("naima"))"]}"#)
            #expect(answer.status == 418)
            #expect(answer.text == "I am a teapot")
            await spotify.settle()
            #expect(await spotify.send("GET", "/v1/me/player").status == 204)
        }
    }

    @Test func `the owner's lapsed Premium is said in 159 bytes of text`() async throws {
        try await withSimulator { spotify in
            await spotify.simulator.add(Fault(.ownerPremium))
            let answer = await spotify.send("GET", "/v1/me")
            #expect(answer.status == 403)
            #expect(answer.text.utf8.count == 159)
            #expect(answer.header("content-type")?.hasPrefix("text/plain") == true)
        }
    }

    @Test(arguments: [500, 502, 503, 504])
    func `a server error may be a page of HTML`(_ status: Int) async throws {
        try await withSimulator { spotify in
            try await spotify.control(
                "POST", "faults", body: #"{"kind":"server_error","status":\#(status),"html":true}"#)
            let answer = await spotify.send("GET", "/v1/me")
            #expect(answer.status == status)
            #expect(answer.text.hasPrefix("<html>"))
        }
    }

    @Test(arguments: ["accepted", "ignored"])
    func `an ignored command changes nothing`(_ kind: String) async throws {
        try await withSimulator { spotify in
            try await spotify.control("POST", "faults", body: #"{"kind":"\#(kind)","times":1}"#)
            #expect(await spotify.play(#"{"uris":["\#(spotify.track("naima"))"]}"#).status / 100 == 2)
            await spotify.settle()
            #expect(await spotify.send("GET", "/v1/me/player").status == 204)
        }
    }

    @Test func `a junk body comes with success, and the command is carried out`() async throws {
        try await withSimulator { spotify in
            await spotify.simulator.add(Fault(.junkBody, method: "PUT"))
            let answer = await spotify.play(#"{"uris":["\#(spotify.track("naima"))"]}"#)
            #expect(answer.status == 200)
            #expect(answer.text.count == 27)
            #expect(await spotify.player()["is_playing"] == true)
        }
    }

    @Test func `a closed window refuses everybody until Retry-After, and knocking is a violation`() async throws {
        try await withSimulator { spotify in
            try await spotify.control("POST", "faults", body: #"{"kind":"rate_limited","times":1,"retry_after_s":30}"#)
            #expect(await spotify.token(["grant_type": "refresh_token"]).status == 400)
            #expect(await spotify.send("GET", "/v1/me").header("retry-after") == "30")
            #expect(await spotify.simulator.report.violations == [])
            spotify.time.advance(by: .seconds(10))
            let inside = await spotify.send("GET", "/v1/search", query: ["q": "a", "type": "track"])
            #expect(inside.status == 429)
            #expect(inside.header("retry-after") == "20")
            #expect(
                await spotify.simulator.report.violations == [
                    "GET /v1/search: inside a closed window, 20 s before its end"
                ])
            spotify.time.advance(by: .seconds(20))
            #expect(await spotify.send("GET", "/v1/me").status == 200)
        }
    }

    @Test func `a fault hits what it matches, after some, and that often`() async throws {
        try await withSimulator { spotify in
            try await spotify.control(
                "POST", "faults",
                body: #"{"kind":"server_error","match":{"method":"GET","path":"/v1/me"},"after":1,"times":2}"#)
            var statuses: [Int] = []
            for path in ["/v1/search", "/v1/me", "/v1/me/player/devices", "/v1/me", "/v1/me"] {
                statuses.append(
                    await spotify.send("GET", path, query: path == "/v1/search" ? ["q": "a", "type": "track"] : [:])
                        .status)
            }
            #expect(statuses == [200, 200, 500, 500, 200])
        }
    }

    @Test func `a fault without times stays until it is taken away`() async throws {
        try await withSimulator { spotify in
            try await spotify.control("POST", "faults", body: #"{"kind":"server_error","times":null}"#)
            for _ in 1...3 { #expect(await spotify.send("GET", "/v1/me").status == 500) }
            try await spotify.control("DELETE", "faults")
            #expect(await spotify.send("GET", "/v1/me").status == 200)
        }
    }

    @Test func `the token endpoint can be down alone`() async throws {
        try await withSimulator { spotify in
            await spotify.simulator.add(Fault(.tokenEndpointDown, times: nil))
            #expect(await spotify.send("GET", "/v1/me").status == 200)
            #expect(await spotify.token(["grant_type": "refresh_token"]).status == 503)
        }
    }

    @Test func `a slow answer is the right one, later`() async throws {
        try await withSimulator { spotify in
            try await spotify.control("POST", "faults", body: #"{"kind":"slow","delay_ms":700,"times":1}"#)
            async let answer = spotify.send("GET", "/v1/me")
            await spotify.time.waitForSleepers()
            spotify.time.advance(by: .milliseconds(700))
            let status = await answer.status
            #expect(status == 200)
            #expect(await spotify.simulator.report.requests.last?.milliseconds == 700)
        }
    }
}

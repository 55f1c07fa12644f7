import MusicSkillCore
import TestSupport
import Testing

@testable import SpotifySimulator

@Suite(.timeLimit(.minutes(1)))
struct ReportTests {
    @Test func `operations are counted by their template`() async throws {
        try await withSimulator { spotify in
            for id in ["a", "b"] { _ = await spotify.send("GET", "/v1/tracks/\(id)", query: ["market": "DE"]) }
            _ = await spotify.send("PUT", "/v1/me/player/pause")
            let report = await spotify.simulator.report
            #expect(report.counts == ["GET /v1/tracks/{id}": 2, "PUT /v1/me/player/pause": 1])
            #expect(report.count() == 3)
            #expect(report.count("GET ") == 2)
            #expect(
                report.requests.last
                    == Report.Request(
                        method: "PUT", path: "/v1/me/player/pause", query: "", status: 404, milliseconds: 0))
            #expect(report.requests.first?.query == "market=DE")
        }
    }

    @Test(arguments: [
        ("GET", "/v1/me/players", "", "", "unknown path"), ("PATCH", "/v1/me", "", "", "unknown path"),
        ("GET", "/v1/me", "locale", "", "unknown query parameter locale"),
        ("GET", "/v1/search", "limit", "", "missing query parameter q"),
        ("PUT", "/v1/me/player/play", "", #"{"uri":"spotify:track:x"}"#, "unknown body member uri"),
        ("PUT", "/v1/me/player/play", "", #"{"offset":{"index":1}}"#, "unknown body member offset.index"),
        ("PUT", "/v1/me/player/play", "", #"{"uris":[1]}"#, "invalid body member uris"),
        ("PUT", "/v1/me/player/play", "", "nonsense", "malformed JSON body"),
        ("PUT", "/v1/me/player/pause", "", "{}", "unexpected body"),
        ("POST", "/v1/me/player/queue", "", #"{"uri":"spotify:track:x"}"#, "missing query parameter uri"),
        ("PUT", "/v1/me/player", "", #"{"play":true}"#, "missing body member device_ids"),
        ("PUT", "/v1/me/tracks", "", #"{"ids":[]}"#, "removed endpoint"),
    ])
    func `what breaks the rules is named`(
        _ method: String, _ path: String, _ parameter: String, _ body: String, _ violation: String
    ) async throws {
        try await withSimulator { spotify in
            let query: KeyValuePairs = parameter.isEmpty ? [:] : [parameter: "1"]
            _ = await spotify.send(method, path, query: query, body: body.isEmpty ? nil : body)
            #expect(await spotify.simulator.report.violations.contains { $0.hasSuffix(": \(violation)") })
        }
    }

    @Test func `a parameter sent twice is one too many`() async throws {
        try await withSimulator { spotify in
            _ = await spotify.send("PUT", "/v1/me/player/pause", query: ["device_id": "a", "device_id": "b"])
            #expect(
                await spotify.simulator.report.violations == [
                    "PUT /v1/me/player/pause: query parameter device_id sent twice"
                ])
        }
    }

    @Test func `the report holds no token and the last 200 requests`() async throws {
        try await withSimulator { spotify in
            for _ in 1...205 { _ = await spotify.send("GET", "/v1/me") }
            _ = await spotify.token([
                "grant_type": "refresh_token", "refresh_token": spotify.refreshToken, "client_id": "test-client",
            ])
            let report = await spotify.send("GET", "/_control/report")
            #expect(report.json["total"] == 206)
            #expect(report.json["requests"]?.elements?.count == 200)
            #expect(report.json["counts", "POST /api/token"] == 1)
            #expect(!report.text.contains(spotify.accessToken))
            #expect(!report.text.contains(spotify.refreshToken))
            try await spotify.control("DELETE", "report")
            #expect(await spotify.simulator.report == Report())
        }
    }

    @Test func `the control path explains itself and is strict`() async throws {
        try await withSimulator { spotify in
            let help = await spotify.send("GET", "/_control").text
            for kind in Fault.Kind.allCases { #expect(help.contains(kind.rawValue)) }
            let typo = await spotify.send("POST", "/_control/faults", body: #"{"kind":"slow","retry_after":3}"#)
            #expect(typo.status == 400)
            #expect(typo.text.contains("unknown body member retry_after"))
            #expect(await spotify.send("GET", "/_control/nothing").status == 400)
        }
    }

    @Test func `scopes and premium can be taken away`() async throws {
        try await withSimulator { spotify in
            try await spotify.control("POST", "settings", body: #"{"premium":false,"scopes":["user-read-private"]}"#)
            let settings = await spotify.simulator.settings
            #expect(!settings.hasPremium)
            #expect(settings.grantableScopes == ["user-read-private"])
        }
    }
}

import Foundation
import MusicSkillCore
import SpotifySimulator
import Testing

@testable import MusicSkillApp

/// `request/<name>` -> `response/<name>` as an automation meets it.
@Suite(.timeLimit(.minutes(1)))
struct OperationTests {
    private struct BadRequest: Sendable {
        var name: String
        var payload: String
        var error: String
    }

    private static let badRequests = [
        BadRequest(name: "pause", payload: #"{"colour": "red"}"#, error: #"unknown field "colour""#),
        BadRequest(name: "pause", payload: #"{"player": 7}"#, error: "player: expected text"),
        BadRequest(name: "volume_set", payload: #"{"level": []}"#, error: "level: expected text"),
        BadRequest(name: "command", payload: "pause", error: "expected a JSON object"),
        BadRequest(name: "command", payload: #"{"intent": "dance"}"#, error: "intent: expected one of"),
        BadRequest(name: "command", payload: #"{"player": "Kitchen Speaker"}"#, error: "intent is missing"),
        BadRequest(name: "health", payload: #"{"transaction": 7}"#, error: "transaction: expected text"),
        BadRequest(name: "health", payload: #"{"transaction": "#, error: "the payload is not valid JSON"),
        BadRequest(name: "health", payload: #"{"verbose": true}"#, error: #"unknown field "verbose""#),
        BadRequest(name: "options", payload: "loud", error: "log_level: expected one of"),
        BadRequest(name: "options", payload: #"{"mqtt.port": 1884}"#, error: "mqtt.port is read at the start"),
        BadRequest(name: "search", payload: "", error: "text is missing"),
        BadRequest(name: "search", payload: #"{"text": "jazz", "kinds": 7}"#, error: "kinds: expected text"),
        BadRequest(name: "search", payload: #"{"text": "jazz", "kinds": ["song"]}"#, error: "kinds: expected some of"),
        BadRequest(name: "search", payload: #"{"text": "jazz", "account": "bob"}"#, error: "no account is called"),
        BadRequest(name: "alias/add", payload: #"{"name": "dinner"}"#, error: "item is missing"),
        BadRequest(name: "alias/add", payload: #"{"name": " ", "item": "jazz"}"#, error: "name: empty"),
        BadRequest(name: "alias/remove", payload: "nothing", error: "there is no alias"),
        BadRequest(name: "explain", payload: "never", error: "the last 50 requests hold none"),
        BadRequest(name: "login", payload: "Bob!", error: "cannot be the name of an account"),
        BadRequest(name: "login/finish", payload: "http://127.0.0.1/?state=x&code=y", error: "was not begun here"),
        BadRequest(name: "logout", payload: "nobody", error: "nobody is logged in as"),
    ]

    @Test func `every bad request is answered once, with what is wrong about it`() async throws {
        try await HomeUnderTest.with { home in
            for bad in Self.badRequests {
                let answer = try await home.ask(bad.name, bad.payload)
                #expect(answer.status == "error", "\(bad.name)")
                #expect(answer.code != nil, "\(bad.name)")
                #expect(answer.error?.contains(bad.error) == true, "\(bad.name): \(answer.error ?? "")")
            }
            #expect(home.listener.count(of: "musicskill/reply") == 0)
            #expect(await home.spotify.report.count("PUT") == 0)
        }
    }

    @Test func `a transaction is echoed, also when the request is refused`() async throws {
        try await HomeUnderTest.with { home in
            for (name, transaction) in [("health_check", "a"), ("pause", "b"), ("dance", "c")] {
                let answer = try await home.ask(name, #"{"transaction": "\#(transaction)", "colour": 1}"#)
                #expect(answer.transaction == transaction)
            }
            let pressed = try await home.ask("health_check", "PRESS")
            #expect(pressed.status == "ok")
            #expect(pressed.transaction == nil)
        }
    }

    @Test func `an intent is a request, with its slots beside it, within slots, or as plain text`() async throws {
        try await HomeUnderTest.with { home in
            let played = try await home.ask(
                "play", #"{"query": "jazz", "player": "Kitchen Speaker", "transaction": "p"}"#, for: ReplyOnWire.self)
            #expect(played.status == "ok")
            #expect(played.transaction == "p")
            #expect(played.data.code == "ok")
            #expect(played.data.transaction == "p")
            #expect(played.data.player?.id == "kitchen_speaker")
            let volumes = [#"{"level": 31}"#, #"{"slots": {"level": "32"}, "room": "kitchen"}"#, "33"]
            for (payload, volume) in zip(volumes, 31...) {
                #expect(try await home.ask("volume_set", payload).status == "ok")
                _ = try await home.listener.next(PlayerOnWire.self, on: "musicskill/players/kitchen_speaker") {
                    $0.volume == volume
                }
            }
            #expect(try await home.ask("command", #"{"intent": "pause"}"#).status == "ok")
            let paused = try await home.listener.next(PlayerOnWire.self, on: "musicskill/players/kitchen_speaker") {
                $0.state == "paused"
            }
            #expect(paused.volume == 33)
            #expect(home.listener.count(of: "musicskill/reply") == 0)
        }
    }

    @Test func `what cannot be done is an error with the reply in it`() async throws {
        try await HomeUnderTest.with { home in
            let answer = try await home.ask("play", "no such thing at all qqq", for: ReplyOnWire.self)
            #expect(answer.status == "error")
            #expect(answer.code == "not_found")
            #expect(answer.data.code == "not_found")
            #expect(answer.error == answer.data.speech)
        }
    }

    @Test func `an alias is taken before anything else of that name, until it is removed`() async throws {
        try await HomeUnderTest.with { home in
            struct Alias: Decodable, Sendable {
                var name: String
                var item: ReplyOnWire.Item
            }
            struct List: Decodable, Sendable { var aliases: [Alias] }
            let before = try await home.say("play jazz in the kitchen")
            let added = try await home.ask(
                "alias/add", #"{"name": "Jazz", "item": "stand by me ben e king"}"#, for: Alias.self)
            #expect(added.data.item.title == "Stand by Me")
            let aliased = try await home.say("play jazz in the living room", extra: #", "explain": true"#)
            #expect(aliased.item?.title == "Stand by Me")
            #expect(aliased.explain?.decisions.contains("the owner's own name for Stand by Me") == true)
            let list = try await home.ask("alias/list", for: List.self).data.aliases
            #expect(list.map(\.name) == ["Jazz"])
            #expect(try await home.ask("alias/remove", "jazz").status == "ok")
            let after = try await home.say("please play jazz in the kitchen")
            #expect(after.item?.title == before.item?.title)
        }
    }

    @Test func `an address can be given a name`() async throws {
        try await HomeUnderTest.with { home in
            struct Found: Decodable, Sendable {
                struct Item: Decodable, Sendable {
                    var kind: String
                    var id: String
                }
                var items: [Item]
            }
            let found = try await home.ask("search", #"{"text": "jazz", "kinds": ["playlist"]}"#, for: Found.self)
            let playlist = try #require(found.data.items.first)
            #expect(playlist.kind == "playlist")
            let request = #"{"name": "the dinner music", "item": "\#(playlist.id)"}"#
            #expect(try await home.ask("alias/add", request).status == "ok")
            let reply = try await home.say("play dinner music in the kitchen")
            #expect(reply.code == "ok")
            #expect(reply.item?.kind == "playlist")
        }
    }

    @Test func `a library is read on request`() async throws {
        try await HomeUnderTest.with { home in
            struct Synced: Decodable, Sendable { var shelves: [String: Int] }
            let synced = try await home.ask("sync", for: Synced.self)
            #expect(synced.status == "ok")
            #expect(synced.data.shelves["playlists"] ?? 0 > 0)
            #expect(await home.spotify.report.count("GET /v1/me/playlists") >= 1)
        }
    }

    @Test func `the last request is explained, any other by its transaction, and one that nobody made yet`()
        async throws
    {
        struct Explained: Decodable, Sendable {
            struct Explanation: Decodable, Sendable {
                struct Reading: Decodable, Sendable { var intent: String }
                struct Stage: Decodable, Sendable { var stage: String }
                var readings: [Reading]
                var timings: [Stage]
            }
            var text: String
            var door: String
            var transaction: String
            var code: String
            var explain: Explanation
        }
        try await HomeUnderTest.with { home in
            #expect(try await home.ask("explain").code == "not_found")
            let reply = try await home.say("play jazz in the kitchen")
            #expect(reply.explain == nil)
            _ = try await home.say("pause")
            let last = try await home.ask("explain", for: Explained.self).data
            #expect(last.text == "pause")
            #expect(last.door == "mqtt")
            let earlier = try await home.ask(
                "explain", #"{"of": "\#(reply.transaction)", "transaction": "mine"}"#, for: Explained.self)
            #expect(earlier.transaction == "mine")
            #expect(earlier.data.text == "play jazz in the kitchen")
            #expect(earlier.data.explain.readings.first?.intent == "play")
            #expect(earlier.data.explain.timings.map(\.stage).contains("act"))
            await home.spotify.resetReport()
            let planned = try await home.ask("explain", #"{"text": "turn it up"}"#, for: Explained.self)
            #expect(planned.data.explain.readings.first?.intent == "volume_up")
            #expect(await home.spotify.report.count("PUT") == 0)
            #expect(try await home.ask("explain", for: Explained.self).data.text == "pause")
        }
    }

    @Test func `a login is begun and finished by request`() async throws {
        try await HomeUnderTest.with { home in
            struct Begun: Decodable, Sendable {
                var account: String
                var url: String
            }
            struct Ended: Decodable, Sendable {
                var account: String
                var deleted: [String]?
            }
            let begun = try await home.ask("login", "anna", for: Begun.self).data
            #expect(begun.account == "anna")
            let page = try await home.graph.outside.transport.send(HTTPRequest(.get, begun.url))
            let callback = try #require(page.header("location"))
            let ended = try await home.ask("login/finish", callback, for: Ended.self)
            #expect(ended.data.account == "anna")
            #expect(await home.graph.accounts.account(named: "anna") != nil)
            #expect(try await home.ask("login/finish", callback).code == "invalid_request")
            let out = try await home.ask("logout", "anna", for: Ended.self)
            #expect(out.data.deleted?.contains("login") == true)
            #expect(await home.graph.accounts.account(named: "anna") == nil)
        }
    }
}

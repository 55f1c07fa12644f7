import Foundation
import MusicSkillCore
import SpotifySimulator
import Testing

@testable import MusicSkillApp

/// What the door of MQTT does with what it should not have been sent, and with what it is sent twice.
@Suite(.timeLimit(.minutes(1)))
struct DoorTests {
    struct BadPayload: Sendable, CustomTestStringConvertible {
        let name: String
        let payload: [UInt8]
        let code: String
        var testDescription: String { name }

        init(_ name: String, _ payload: [UInt8], _ code: String = "invalid_request") {
            self.name = name
            self.payload = payload
            self.code = code
        }

        init(_ name: String, _ payload: String, _ code: String = "invalid_request") {
            self.init(name, Array(payload.utf8), code)
        }
    }

    static let badPayloads = [
        BadPayload("empty", ""),
        BadPayload("blank", " \n\t "),
        BadPayload("16 KiB", Array(repeating: UInt8(ascii: "a"), count: 16 * 1024)),
        BadPayload("16 KiB and a byte", Array(repeating: UInt8(ascii: "a"), count: 16 * 1024 + 1)),
        BadPayload("1 MiB", Array(repeating: UInt8(ascii: "a"), count: 1024 * 1024)),
        BadPayload("invalid UTF-8", [0x70, 0x6C, 0xFF, 0xFE, 0x79]),
        BadPayload("a NUL", [0x70, 0x00, 0x79]),
        BadPayload("control characters", "play\u{7}jazz\u{1B}[31m"),
        BadPayload("invalid JSON", #"{"text": "play jazz""#),
        BadPayload("JSON without a text", #"{"room": "kitchen"}"#),
        BadPayload("a text that is a number", #"{"text": 7}"#),
        BadPayload("a deadline that is a text", #"{"text": "pause", "deadline_ms": "soon"}"#),
        BadPayload("a deadline out of range", #"{"text": "pause", "deadline_ms": -1}"#),
        BadPayload("a room that is a list", #"{"text": "pause", "room": ["kitchen"]}"#),
        BadPayload(
            "a language without a skill", #"{"text": "spil jazz i køkkenet", "language": "tlh"}"#, "not_understood"),
        BadPayload("not for a music service", "turn on the lights in the kitchen", "not_understood"),
    ]

    @Test func `every bad payload gets exactly one answer with the right code, and the door stays open`() async throws {
        try await HomeUnderTest.with { home in
            for bad in Self.badPayloads {
                let reply = try await home.sayRaw(bad.payload)
                #expect(reply.code == bad.code, "\(bad.name)")
                #expect(!reply.speech.isEmpty, "\(bad.name)")
            }
            #expect(home.listener.count(of: "musicskill/reply") == Self.badPayloads.count)
            // The watcher may look for itself meanwhile.
            let asked = Set(await home.spotify.report.counts.keys)
            #expect(asked.subtracting(["GET /v1/me/player", "GET /v1/me/player/devices"]) == [])
            #expect(try await home.say("what's playing").code == "ok")
        }
    }

    @Test func `a wrong type is named together with the transaction`() async throws {
        try await HomeUnderTest.with { home in
            try home.listener.publish("musicskill/say", #"{"text": "pause", "explain": "yes", "transaction": "t-1"}"#)
            let reply = try await home.reply(to: "t-1")
            #expect(reply.code == "invalid_request")
            #expect(reply.speech.contains("explain"))
        }
    }

    @Test func `retained sentences are never carried out`() async throws {
        try await HomeUnderTest.with(
            before: { try $0.publish("musicskill/say", "play jazz in the kitchen", retain: true) }
        ) { home in
            // Whatever the service made of the retained sentence comes before its answer to this.
            #expect(try await home.ask("health_check").status == "ok")
            let replies = home.listener.count(of: "musicskill/reply")
            #expect(replies == 0)
            #expect(await home.spotify.report.count("PUT") == 0)
            _ = try await home.say("pause")
        }
    }

    @Test func `unknown topics and requests are answered with an error`() async throws {
        try await HomeUnderTest.with { home in
            let reply = try await home.sayRaw(Array("hello".utf8), on: "musicskill/sya")
            #expect(reply.code == "invalid_request")
            #expect(reply.speech.contains("musicskill/say") || reply.speech.contains("musicskill/sya"))
            struct Response: Decodable, Sendable {
                var status: String
                var error: String?
                var transaction: String?
            }
            try home.listener.publish("musicskill/request/dance", #"{"transaction": "r-1"}"#)
            let response = try await home.listener.next(Response.self, on: "musicskill/response/dance")
            #expect(response.status == "error")
            #expect(response.transaction == "r-1")
            #expect(response.error?.contains("devices") == true)
            try home.listener.publish("musicskill/request/health_check", "")
            #expect(try await home.listener.next(Response.self, on: "musicskill/response/health_check").status == "ok")
        }
    }

    @Test func `the same transaction acts once`() async throws {
        try await HomeUnderTest.with { home in
            let payload = #"{"text": "play jazz in the kitchen", "transaction": "once"}"#
            try home.listener.publish("musicskill/say", payload)
            try home.listener.publish("musicskill/say", payload)
            let codes = [
                try await home.listener.nth(ReplyOnWire.self, 0, on: "musicskill/reply").code,
                try await home.listener.nth(ReplyOnWire.self, 1, on: "musicskill/reply").code,
            ]
            #expect(codes.sorted() == ["duplicate", "ok"])
            #expect(await home.spotify.report.count("PUT /v1/me/player/play") == 1)
        }
    }

    @Test func `the same words from the same place within two seconds act once`() async throws {
        try await HomeUnderTest.with { home in
            try home.listener.publish("musicskill/say", "play jazz in the kitchen")
            try home.listener.publish("musicskill/say", "Play jazz in the kitchen!")
            _ = try await home.listener.nth(ReplyOnWire.self, 1, on: "musicskill/reply")
            #expect(await home.spotify.report.count("PUT /v1/me/player/play") == 1)
        }
    }

    @Test func `commands act in the order they came`() async throws {
        try await HomeUnderTest.with { home in
            try home.listener.publish("musicskill/say", "play jazz in the kitchen")
            try home.listener.publish("musicskill/say", "pause")
            _ = try await home.listener.nth(ReplyOnWire.self, 1, on: "musicskill/reply")
            let writes = await home.spotify.report.requests.filter { $0.method == "PUT" }.map(\.path)
            #expect(writes == ["/v1/me/player/play", "/v1/me/player/pause"])
        }
    }

    @Test func `whatever is down, the answer comes before its deadline`() async throws {
        try await HomeUnderTest.with { home in
            await home.spotify.add(.init(.stall, times: nil))
            let start = ContinuousClock.now
            let reply = try await home.say("play jazz in the kitchen", extra: #", "deadline_ms": 1500"#)
            #expect(["provider_unavailable", "not_confirmed"].contains(reply.code))
            // Long before the eight seconds it would have had; the machine may be busy.
            #expect(start.duration(to: .now) < .seconds(5))
        }
    }

    @Test func `of a flood each request is answered, and what is too much at once`() async throws {
        try await HomeUnderTest.with { home in
            await home.spotify.add(.init(.stall, times: nil))
            for number in 1...80 {
                try home.listener.publish(
                    "musicskill/say", #"{"text": "play song number \#(number)", "deadline_ms": 1500}"#)
            }
            _ = try await home.listener.nth(ReplyOnWire.self, 79, on: "musicskill/reply")
            let replies = home.listener.messages(on: "musicskill/reply")
            let codes = try replies.map { try JSONDecoder().decode(ReplyOnWire.self, from: Data($0.payload)).code }
            #expect(codes.count == 80)
            #expect(codes.count { $0 == "rate_limited" } >= 80 - CommandDesk.capacity - 1)
            #expect(!codes.contains("ok"))
        }
    }

    @Test func `the bridge says what it is and who is there`() async throws {
        try await HomeUnderTest.with { running in
            struct Info: Decodable, Sendable {
                struct Skill: Decodable, Sendable { var skill: String }
                var version: String
                var skills: [Skill]
            }
            let info = try await running.listener.next(Info.self, on: "musicskill/bridge/info")
            #expect(info.version == App.version)
            #expect(info.skills.contains { $0.skill == "music" })
            let text = running.listener.messages(on: "musicskill/bridge/info")
                .map { String(decoding: $0.payload, as: UTF8.self) }.joined()
            // What the configuration may say is said, but nothing of what it says.
            let values = text.replacing(#""token":null"#, with: "").replacing(#""token":{"anyOf""#, with: "")
            #expect(!values.contains("token"))
            try await running.listener.text(on: "musicskill/players/kitchen_speaker/availability", is: "online")
        }
    }
}

/// Something that watches while services run, and whose end ends them.
struct Witness: Service {
    let name = "witness"
    let body: @Sendable () async throws -> Void

    init(_ body: @escaping @Sendable () async throws -> Void) {
        self.body = body
    }

    func run() async throws { try await body() }
}

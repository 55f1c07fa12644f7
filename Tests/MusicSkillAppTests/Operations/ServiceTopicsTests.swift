import Adapters
import MusicSkillCore
import SpotifySimulator
import Testing

@testable import MusicSkillApp

/// What the service says of itself: `bridge/info`, `bridge/health`, `bridge/event`, and the options it takes.
@Suite(.timeLimit(.minutes(1)))
struct ServiceTopicsTests {
    private struct Info: Decodable, Sendable {
        struct System: Decodable, Sendable { var version: String }
        struct Broker: Decodable, Sendable {
            var server: String
            var baseTopic: String
            enum CodingKeys: String, CodingKey {
                case server
                case baseTopic = "base_topic"
            }
        }
        struct Door: Decodable, Sendable { var name: String }
        struct Configuration: Decodable, Sendable {
            struct Logging: Decodable, Sendable { var level: String }
            var log: Logging
        }
        struct Schema: Decodable, Sendable {
            var type: String?
            var properties: [String: Schema]?
            var anyOf: [Schema]?
            var minimum: Int?
            var maximum: Int?
            var `enum`: [JSONValue]?
        }
        var version: String
        var os: System
        var mqtt: Broker
        var doors: [Door]
        var logLevel: String
        var restartRequired: Bool
        var configuration: Configuration
        var schema: Schema

        enum CodingKeys: String, CodingKey {
            case version, os, mqtt, doors, configuration
            case logLevel = "log_level"
            case restartRequired = "restart_required"
            case schema = "configuration_schema"
        }
    }

    private static let info = "musicskill/bridge/info"

    @Test func `bridge info tells version, system, broker, doors and what the configuration may say`() async throws {
        try await HomeUnderTest.with { home in
            let info = try await home.listener.next(Info.self, on: Self.info)
            #expect(info.version == App.version)
            #expect(info.os.version.hasPrefix("Linux "))
            #expect(info.mqtt.server == "mqtt://127.0.0.1:\(home.broker.port)")
            #expect(info.mqtt.baseTopic == "musicskill")
            #expect(info.doors.map(\.name) == ["mqtt"])
            #expect(!info.restartRequired)
            let mqtt = try #require(info.schema.properties?["mqtt"]?.properties)
            #expect(mqtt["port"]?.anyOf?.map(\.type) == ["integer", "null"])
            #expect(mqtt["port"]?.anyOf?.first?.maximum == 65535)
            #expect(mqtt["username"]?.anyOf?.map(\.type) == ["string", "null"])
            let logging = try #require(info.schema.properties?["log"]?.properties)
            #expect(logging["level"]?.anyOf?.first?.enum == ["debug", "info", "warning", "error"])
            // As it stands in the file, where nobody quotes it.
            #expect(mqtt["protocol"]?.anyOf?.first?.enum == ["5", 5, "3.1.1"])
        }
    }

    @Test func `the log level is changed while the service runs, and shown`() async throws {
        let feed = LogFeed(level: .info, sink: { _ in })
        try await HomeUnderTest.with(logFeed: feed) { home in
            #expect(try await home.ask("options", #"{"log_level": "debug"}"#).status == "ok")
            let info = try await home.listener.next(Info.self, on: Self.info) { $0.logLevel == "debug" }
            #expect(info.configuration.log.level == "debug")
            #expect(feed.level == .debug)
            struct Refused: Decodable, Sendable {
                var restartRequired: Bool
                enum CodingKeys: String, CodingKey { case restartRequired = "restart_required" }
            }
            let refused = try await home.ask("options", #"{"mqtt.host": "elsewhere"}"#, for: Refused.self)
            #expect(refused.status == "error")
            #expect(refused.data.restartRequired)
        }
    }

    @Test func `bridge health tells memory, load and what went over the broker`() async throws {
        try await HomeUnderTest.with { home in
            _ = try await home.say("what's playing")
            let health = try await home.ask("health", for: Health.self).data
            #expect(health.process?.memory ?? 0 > 1)
            #expect(health.process?.load?.count == 3)
            #expect(health.mqtt?.connected == true)
            #expect(health.mqtt?.received ?? 0 >= 2)
            #expect(health.mqtt?.published ?? 0 >= 3)
        }
    }

    @Test func `what is not understood and what has failed have events of their own`() async throws {
        try await HomeUnderTest.with { home in
            _ = try await home.say("turn on the lights in the kitchen")
            #expect(try await home.event("not_understood").data["code"] == "not_understood")
            _ = try await home.say("play no such thing at all qqq in the kitchen")
            #expect(try await home.event("command_failed").data["code"] == "not_found")
        }
    }

    private static let types: [(OutcomeCode, String?)] = [
        (.ok, "command_handled"), (.ask, "command_asked"), (.notUnderstood, "not_understood"),
        (.notFound, "command_failed"), (.tooLate, "command_failed"), (.duplicate, nil),
    ]

    @Test(arguments: types)
    func `each end of a request has its event`(code: OutcomeCode, type: String?) {
        let utterance = Utterance(text: "pause", transaction: "t", door: .mqtt, deadline: .now)
        #expect(BridgeEvent(of: utterance, Reply(transaction: "t", code: code, speech: ""))?.type == type)
    }

    @Test func `a player that goes and comes back is told of once each`() async throws {
        try await HomeUnderTest.with { home in
            let topic = "musicskill/players/bedroom_speaker/availability"
            _ = try await home.ask("devices")
            try await home.listener.text(on: topic, is: "offline")
            try await home.spotify.change(.wake("Bedroom Speaker"))
            _ = try await home.ask("devices")
            #expect(try await home.event("player_found").data["name"] == "Bedroom Speaker")
            try await home.spotify.change(.sleep("Bedroom Speaker"))
            _ = try await home.ask("devices")
            #expect(try await home.event("player_lost").data["player"] == "bedroom_speaker")
            try await home.listener.text(on: topic, is: "offline")
        }
    }
}

import Foundation
import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct ConfigurationLoaderTests {
    @Test func `without any file the defaults hold`() throws {
        let loaded = try loadConfiguration([:])
        #expect(loaded.configuration == Configuration(dataDirectory: "/home/ada/.local/state/musicskill"))
        #expect(loaded.path == nil && loaded.warnings.isEmpty)
    }

    @Test func `every part of a full file is read`() throws {
        let configuration = try loadConfiguration([
            "musicskill.yaml": """
            version: 1
            languages: [de-AT, en]
            default_room: Cooking Corner
            mqtt: {host: broker.lan, port: 8883, username: ada, password: !secret mqtt, base_topic: home/music,
              client_id: one, protocol: 3.1.1, tls: {ca: /ca.pem, certificate: /c.pem, key: /k.pem}}
            spotify: {client_id: abc, redirect_uri: "http://[::1]:99/callback/", api_url: "http://127.0.0.1:8080/",
              accounts_url: "https://accounts.example", ca: /s.pem}
            rooms:
              kitchen: {aliases: [cooking corner], players: [A, B], fallback: yes}
              bedroom: C
              bath: [D, E]
            sites: {pi: KITCHEN}
            home_assistant: {discovery: no, prefix: ha, status_topic: ha/status, media_player: "true"}
            hermes: {enabled: on, sites: default, nlu: rhasspy}
            wyoming:
              listen: "[::1]:10400"
              name: living room
              fallback: {url: "https://home.example:8123/", token: long-lived, agent: conversation.house}
            http: {listen: null}
            data_dir: /data
            log: {level: debug, format: json}
            """,
            "secrets.yaml": "mqtt: 'open sesame'\n",
        ]).configuration

        var expected = Configuration(dataDirectory: "/data")
        expected.languages = ["de-AT", "en"]
        expected.home = Home(
            rooms: [
                Room(name: "kitchen", aliases: ["cooking corner"], players: ["A", "B"], allowsFallback: true),
                Room(name: "bedroom", players: ["C"]), Room(name: "bath", players: ["D", "E"]),
            ], defaultRoom: "kitchen", sites: ["pi": "kitchen"])
        expected.mqtt = .init(
            host: "broker.lan", port: 8883, username: "ada", password: Secret("open sesame"), baseTopic: "home/music",
            clientID: "one", protocolVersion: .v311, tls: .init(ca: "/ca.pem", certificate: "/c.pem", key: "/k.pem"))
        expected.spotify = .init(
            clientID: "abc", redirectURI: "http://[::1]:99/callback/", apiURL: "http://127.0.0.1:8080",
            accountsURL: "https://accounts.example", ca: "/s.pem")
        expected.homeAssistant = .init(discovery: false, prefix: "ha", statusTopic: "ha/status", mediaPlayer: true)
        expected.hermes = .init(enabled: true, sites: ["default"], nlu: .rhasspy)
        expected.wyoming.listen = ListenAddress(host: "::1", port: 10400)
        expected.wyoming.name = "living room"
        expected.wyoming.fallback.url = "https://home.example:8123"
        expected.wyoming.fallback.token = Secret("long-lived")
        expected.wyoming.fallback.agent = "conversation.house"
        expected.http.listen = nil
        expected.log = .init(level: .debug, format: .json)
        expected.confidential = ["mqtt.password"]
        #expect(configuration == expected)
    }

    @Test func `the example holds every key with its default`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../deploy/musicskill.example.yaml").standardized.path
        let environment = ["HOME": "/home/ada"]
        let loaded = try ConfigurationLoader(environment: environment).load(path: file)
        #expect(loaded.path == file)
        var configuration = loaded.configuration
        #expect(configuration.home.rooms.map(\.name) == ["living room", "kitchen"])
        #expect(configuration.home.sites == ["living-pi": "living room"])
        configuration.home = Home()
        #expect(configuration == (try loadConfiguration([:]).configuration))

        let text = try String(contentsOfFile: file, encoding: .utf8)
        for setting in Configuration.settings {
            #expect(text.contains("\(setting.name):"), "\(setting.key)")
        }
    }

    @Test(arguments: [
        ("musicskill.yaml", [:]),
        ("/xdg/musicskill/musicskill.yaml", ["XDG_CONFIG_HOME": "/xdg", "HOME": "/home/ada"]),
        ("/home/ada/.config/musicskill/musicskill.yaml", ["HOME": "/home/ada", "XDG_CONFIG_HOME": "relative"]),
        ("/etc/musicskill/musicskill.yaml", ["HOME": "/home/ada"]),
        ("/named.yaml", ["MUSICSKILL_CONFIG": "/named.yaml"]),
    ])
    func `a file is found where the conventions say`(path: String, environment: [String: String]) throws {
        let loaded = try loadConfiguration([path: "mqtt: {port: 1}"], environment: environment)
        #expect(loaded.path == path && loaded.configuration.mqtt.port == 1)
    }

    @Test func `the nearest file wins, and a named one above all`() throws {
        let files = ["a.yaml", "b.yaml", "musicskill.yaml", "/etc/musicskill/musicskill.yaml"].map { ($0, "") }
        let all = Dictionary(uniqueKeysWithValues: files)
        let named = ["MUSICSKILL_CONFIG": "b.yaml"]
        #expect(try loadConfiguration(all, environment: named, path: "a.yaml").path == "a.yaml")
        #expect(try loadConfiguration(all, environment: named).path == "b.yaml")
        #expect(try loadConfiguration(all).path == "musicskill.yaml")
    }

    @Test func `a named file that is missing, unreadable or no text is an error`() throws {
        let expected = "/no.yaml: expected a configuration file, found none"
        let flag = try #require(throws: ConfigurationErrors.self) {
            try loadConfiguration(["musicskill.yaml": ""], path: "/no.yaml")
        }
        #expect(flag.description == expected)
        let variable = try #require(throws: ConfigurationErrors.self) {
            try loadConfiguration([:], environment: ["MUSICSKILL_CONFIG": "/no.yaml"])
        }
        #expect(variable.description == expected)
        let binary = ConfigurationLoader(environment: [:]) { _ in Data([0xFF, 0xFE]) }
        let noText = try #require(throws: ConfigurationErrors.self) { try binary.load(path: "/x.yaml") }
        #expect(noText.problems.first?.description == "/x.yaml: expected text in UTF-8")
        let folder = try #require(throws: ConfigurationErrors.self) {
            try ConfigurationLoader(environment: [:]).load(path: NSTemporaryDirectory())
        }
        #expect(folder.problems.first?.message.hasPrefix("cannot be read") == true)
    }

    @Test(arguments: [
        (["STATE_DIRECTORY": "/var/lib/musicskill:/other", "HOME": "/home/ada"], "/var/lib/musicskill"),
        (["XDG_STATE_HOME": "/state", "HOME": "/home/ada"], "/state/musicskill"),
        (["HOME": "/home/ada"], "/home/ada/.local/state/musicskill"), ([:], "/var/lib/musicskill"),
        (["HOME": "/home/ada", "MUSICSKILL_DATA_DIR": "/elsewhere"], "/elsewhere"),
    ])
    func `data lies where systemd, XDG or the owner say`(environment: [String: String], directory: String) throws {
        #expect(try loadConfiguration([:], environment: environment).configuration.dataDirectory == directory)
    }
}

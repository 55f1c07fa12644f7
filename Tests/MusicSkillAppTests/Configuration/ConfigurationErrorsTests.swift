import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct ConfigurationErrorsTests {
    @Test func `all errors are told, each with file, line, key, what was expected and what was found`() throws {
        let text = """
            version: 2
            languages: []
            default_room: attic
            mqtt:
              base_topc: x
              port: eighteen
              host: mqtt://broker
              base_topic: home/#
            rooms:
              kitchen: {aliasses: [a], players: [A]}
              bath:
              den: {players: [[x], "Den"]}
            log: {level: loud}
            """
        #expect(
            try configurationComplaints(text) == [
                "musicskill.yaml:1: version: expected 1, the only version this musicskill knows, found \"2\"",
                "musicskill.yaml:2: languages: expected languages, at least one, found none",
                "musicskill.yaml:5: mqtt.base_topc: unknown key, did you mean base_topic?",
                "musicskill.yaml:6: mqtt.port: expected a number from 1 to 65535, found \"eighteen\"",
                "musicskill.yaml:7: mqtt.host: expected a host name or address without scheme and port, "
                    + "found \"mqtt://broker\"",
                "musicskill.yaml:8: mqtt.base_topic: expected a topic without +, # and a slash at either end, "
                    + "found \"home/#\"",
                "musicskill.yaml:10: rooms.kitchen.aliasses: unknown key, did you mean aliases?",
                "musicskill.yaml:11: rooms.bath: expected at least one player, found none",
                "musicskill.yaml:12: rooms.den.players: expected a text, found a list",
                "musicskill.yaml:13: log.level: expected one of debug, info, warning, error, found \"loud\"",
            ])
    }

    @Test(arguments: [
        (
            "mqtt: 7",
            "1: mqtt: expected a mapping with the keys host, port, username, password, base_topic, client_id, "
                + "protocol, tls, found \"7\""
        ),
        (
            "[a]",
            "1: expected a mapping with the keys version, languages, default_room, rooms, sites, site_separator, mqtt, "
                + "spotify, home_assistant, hermes, wyoming, http, data_dir, log, found a list"
        ),
        ("a: 1\na: 2", "2: expected each key once, found \"a\" here and on line 1"),
        ("mqtt.port: 1", "1: mqtt.port: unknown key, did you mean port in mqtt?"),
        ("mqtt: {rooms: {}}", "1: mqtt.rooms: unknown key, did you mean rooms at the top level?"),
        ("sites: {\"\": a}", "1: sites: expected a name, found nothing"),
        ("mqqt: {}", "1: mqqt: unknown key, did you mean mqtt?"),
        ("host: x", "1: host: unknown key, did you mean host in mqtt?"),
        ("http: {zzz: 1}", "1: http.zzz: unknown key, expected one of listen, url, token, hosts, trusted"),
        ("\"a\\nb\": 1\nlog: {x: 1}", nil),
        ("mqtt: {port: 70000}", "1: mqtt.port: expected a number from 1 to 65535, found \"70000\""),
        ("mqtt: {port: \"two\\nlines\"}", "1: mqtt.port: expected a number from 1 to 65535, found \"two\\nlines\""),
        ("mqtt: {password: [x]}", "1: mqtt.password: expected a text, found a list"),
        ("hermes: {nlu: maybe}", "1: hermes.nlu: expected one of off, rhasspy, snips, found \"maybe\""),
        (
            "spotify: {api_url: \"http://api.example\"}",
            "1: spotify.api_url: expected an https address, or an http one on this machine, "
                + "found \"http://api.example\""
        ),
        (
            "mqtt: {host: \"mqtt://ada:sesame@broker\"}",
            "1: mqtt.host: expected a host name or address without scheme and port, found \"mqtt://***@broker\""
        ),
        ("http: {listen: 8770}", "1: http.listen: expected host:port, such as 127.0.0.1:8770, found \"8770\""),
        ("data_dir: data", "1: data_dir: expected an absolute path, found \"data\""),
        ("languages: english", "1: languages: expected a language such as en or de-AT, found \"english\""),
        ("sites: [a]", "1: sites: expected rooms by satellite or site, found a list"),
        ("rooms: kitchen", "1: rooms: expected rooms by name, each with its players, found \"kitchen\""),
        ("log: {level: !include x}", "1: log.level: expected !secret or !env, found !include"),
    ])
    func `each kind of mistake has its words`(text: String, complaint: String?) throws {
        let found = try configurationComplaints(text)
        if let complaint { #expect(found == ["musicskill.yaml:" + complaint]) }
        #expect(found.allSatisfy { !$0.contains("\n") })
    }

    @Test(arguments: [
        (
            "rooms: {a: P, b: {aliases: [A], players: [Q]}}",
            "1: rooms.b: expected each name once, found \"A\" also in \"a\""
        ),
        (
            "rooms: {Café: P, Cafe: Q}",
            "1: rooms.Cafe: expected each name once, found \"Cafe\" also in \"Café\""
        ),
        (
            "rooms: {a: {aliases: [A, A], players: [P]}}\nsites: {x: a, y: b}",
            "2: sites.y: expected the name of a room, found \"b\"; rooms has a"
        ),
        ("rooms: {a: P}\ndefault_room: c", "2: default_room: expected the name of a room, found \"c\"; rooms has a"),
        ("sites:\n  pi: c", "2: sites.pi: expected the name of a room, found \"c\"; rooms has no rooms at all"),
        (
            "mqtt: {base_topic: homeassistant}",
            "1: mqtt.base_topic: expected another topic than home_assistant.prefix, found both alike"
        ),
        (
            "log:\nhome_assistant: {prefix: musicskill}",
            "2: mqtt.base_topic: expected another topic than home_assistant.prefix, found both alike"
        ),
        (
            "http: {listen: \"0.0.0.0:8770\"}",
            "1: http.listen: expected http.token beside it, since 0.0.0.0:8770 is open to other machines; "
                + "`openssl rand -hex 32` makes one"
        ),
        (
            "http: {token: short-and-weak}",
            "1: http.token: expected 16 or more letters, digits and any of - . _ ~ + /"
        ),
        (
            "http: {token: \"with blanks and enough of them\"}",
            "1: http.token: expected 16 or more letters, digits and any of - . _ ~ + /"
        ),
        (
            "mqtt: {base_topic: homeassistant/music}",
            "1: mqtt.base_topic: expected a topic outside home_assistant.prefix, found \"homeassistant/music\" below "
                + "\"homeassistant\""
        ),
        (
            "home_assistant: {prefix: musicskill/ha}",
            "1: home_assistant.prefix: expected a topic outside mqtt.base_topic, found \"musicskill/ha\" below "
                + "\"musicskill\""
        ),
        (
            "home_assistant: {status_topic: musicskill/status}",
            "1: home_assistant.status_topic: expected a topic outside mqtt.base_topic, found \"musicskill/status\" below "
                + "\"musicskill\""
        ),
        ("mqtt: {password: x}", "1: mqtt.password: expected mqtt.username beside it, found none"),
        (
            "wyoming: {fallback: {url: https://home.example}}",
            "1: wyoming.fallback.url: expected wyoming.fallback.token beside it, found none"
        ),
        (
            "wyoming: {fallback: {token: x}}",
            "1: wyoming.fallback.token: expected wyoming.fallback.url beside it, found none"
        ),
        ("mqtt: {tls: {key: /x}}", "1: mqtt.tls.key: expected mqtt.tls.certificate beside it, found none"),
    ])
    func `values that contradict each other are told where they stand`(text: String, complaint: String) throws {
        #expect(try configurationComplaints(text) == ["musicskill.yaml:" + complaint])
    }
}

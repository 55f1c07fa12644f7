import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct EnvironmentOverridesTests {
    @Test func `a variable overrides the file, whatever the kind of its setting`() throws {
        let loaded = try loadConfiguration(
            ["musicskill.yaml": "mqtt: {host: file, port: 1}\nlanguages: [fr]\nhttp: {listen: \"127.0.0.1:1\"}"],
            environment: [
                "MUSICSKILL_MQTT_HOST": "variable", "MUSICSKILL_MQTT_TLS_CA": "/ca.pem", "MUSICSKILL_MQTT_PORT": "",
                "MUSICSKILL_MQTT_PASSWORD": "!secret, with: anything", "MUSICSKILL_MQTT_USERNAME": "ada",
                "MUSICSKILL_LANGUAGES": "en, de", "MUSICSKILL_HTTP_LISTEN": "null",
                "MUSICSKILL_HOME_ASSISTANT_DISCOVERY": "false", "MUSICSKILL_DEFAULT_ROOM": "den",
                "MUSICSKILL_ROOMS": "{den: Den Speaker}", "MUSICSKILL_SITES": "{pi: den}",
            ])
        let configuration = loaded.configuration
        #expect(configuration.mqtt.host == "variable" && configuration.mqtt.port == 1)
        #expect(configuration.mqtt.tls.ca == "/ca.pem")
        #expect(configuration.mqtt.password?.reveal() == "!secret, with: anything")
        #expect(configuration.languages == ["en", "de"])
        #expect(configuration.http.listen == nil)
        #expect(configuration.homeAssistant.discovery == false)
        #expect(
            configuration.home
                == Home(
                    rooms: [Room(name: "den", players: ["Den Speaker"])], defaultRoom: "den", sites: ["pi": "den"]))
        #expect(loaded.warnings.isEmpty)
    }

    @Test func `a wrong variable is told beside the errors of the file`() throws {
        #expect(
            try configurationComplaints(
                "log: {level: loud}",
                environment: ["MUSICSKILL_MQTT_PORT": "eighteen", "MUSICSKILL_ROOMS": "{a: [", "MUSICSKILL_CONFIG": ""])
                == [
                    "musicskill.yaml:1: log.level: expected one of debug, info, warning, error, found \"loud\"",
                    "MUSICSKILL_MQTT_PORT: mqtt.port: expected a number from 1 to 65535, found \"eighteen\"",
                    "MUSICSKILL_ROOMS: rooms: expected a value",
                ])
    }

    @Test func `a variable that is no setting is a warning`() throws {
        let loaded = try loadConfiguration(
            [:], environment: ["MUSICSKILL_MQTT_HSOT": "x", "MUSICSKILL_KEY": "k", "MUSICSKILL_X": "y", "OTHER": "z"])
        #expect(
            loaded.warnings.map(\.description) == [
                "MUSICSKILL_MQTT_HSOT: there is no such setting, did you mean MUSICSKILL_MQTT_HOST?",
                "MUSICSKILL_X: there is no such setting",
            ])
    }

    @Test func `no two settings share a variable`() {
        let variables = Configuration.settings.map(\.variable)
        #expect(Set(variables).count == variables.count)
        #expect(variables.contains("MUSICSKILL_HOME_ASSISTANT_STATUS_TOPIC"))
    }
}

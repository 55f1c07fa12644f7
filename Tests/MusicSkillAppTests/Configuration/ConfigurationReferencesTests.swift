import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct ConfigurationReferencesTests {
    @Test func `secrets and variables are taken where they are referred to`() throws {
        let loaded = try loadConfiguration(
            [
                "/etc/musicskill/musicskill.yaml": """
                mqtt: {username: !env USER_NAME, password: !secret mqtt, port: !secret port}
                rooms: {den: [!secret den]}
                """,
                "/etc/musicskill/secrets.yaml": "mqtt: sesame\nport: 99\nden: Den Speaker\n",
            ], environment: ["USER_NAME": "ada"])
        let configuration = loaded.configuration
        #expect(configuration.mqtt.username == "ada")
        #expect(configuration.mqtt.password?.reveal() == "sesame")
        #expect(configuration.mqtt.port == 99)
        #expect(configuration.home.rooms.first?.players == ["Den Speaker"])
    }

    @Test func `a reference to nothing is told with its place`() throws {
        let text = "mqtt:\n  username: !env NOBODY\n  password: !secret mqtt\n"
        #expect(
            try configurationComplaints(text) == [
                "musicskill.yaml:2: mqtt.username: expected the environment variable NOBODY, found it unset",
                "musicskill.yaml:3: mqtt.password: expected \"mqtt\" in secrets.yaml, found no such file",
            ])
        #expect(
            try configurationComplaints("mqtt: {password: !secret mqtt}", files: ["secrets.yaml": "other: x"]) == [
                "musicskill.yaml:1: mqtt.password: expected \"mqtt\" in secrets.yaml, found no such text there"
            ])
        #expect(
            try configurationComplaints("", files: ["secrets.yaml": "a: [\n"]).first?.hasPrefix("secrets.yaml:") == true
        )
    }

    @Test func `no complaint and no description shows a secret`() throws {
        let wrong = try configurationComplaints(
            "mqtt: {port: !secret port, host: !env HOST_NAME}", files: ["secrets.yaml": "port: sesame"],
            environment: ["HOST_NAME": "open sesame"])
        #expect(wrong.count == 2 && wrong.allSatisfy { !$0.contains("sesame") })

        let loaded = try loadConfiguration(["musicskill.yaml": "mqtt: {username: ada, password: sesame}"])
        let described = loaded.configuration.described()
        #expect(described["mqtt"]?["password"]?.content == .scalar("***", isQuoted: true, tag: nil))
        #expect(described["mqtt"]?["username"]?.content == .scalar("ada", isQuoted: true, tag: nil))
        #expect(described["mqtt"]?["tls"]?["ca"]?.content == .null)
        #expect(described["mqtt"]?["port"]?.content == .scalar("1883", isQuoted: false, tag: nil))
        #expect(!"\(described)".contains("sesame") && !"\(loaded)".contains("sesame"))
    }

    @Test func `what was kept in secrets is not shown, whatever it is`() throws {
        let described = try loadConfiguration(
            [
                "musicskill.yaml": """
                spotify: {client_id: !secret id, ca: !env AUTHORITY}
                rooms: {den: {players: [!secret speaker]}, bath: Bath}
                """, "secrets.yaml": "id: sesame\nspeaker: sesame\n",
            ], environment: ["AUTHORITY": "/sesame"]
        ).configuration.described()
        #expect(!"\(described)".contains("sesame"))
        for value in [described["spotify"]?["client_id"], described["spotify"]?["ca"], described["rooms"]] {
            #expect(value?.content == .scalar("***", isQuoted: true, tag: nil))
        }
    }
}

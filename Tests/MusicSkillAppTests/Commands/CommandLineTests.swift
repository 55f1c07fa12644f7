import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

/// The commands as they are called, with what they print and what they exit with.
@Suite(.timeLimit(.minutes(1)))
@LongWork struct CommandLineTests {
    /// Runs a command in a home of its own, so that nothing of the machine's owner is read or written.
    static func run(
        _ arguments: String..., input: [String] = [], environment: [String: String] = [:], configuration: String = ""
    ) async throws -> (code: ExitCode, console: CapturedConsole) {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let path = "\(directory.path)/musicskill.yaml"
        try configuration.write(toFile: path, atomically: true, encoding: .utf8)
        let console = CapturedConsole(input: input)
        var environment = environment
        environment["HOME"] = directory.path
        environment["MUSICSKILL_CONFIG"] = path
        environment["MUSICSKILL_SKILLS"] = environment["MUSICSKILL_SKILLS"] ?? Repository.path("skills")
        let code = await App.run(arguments, environment: environment, console: console.console)
        return (code, console)
    }

    @Test(arguments: App.commands.map(\.name)) func `every command explains itself`(_ name: String) async throws {
        let (code, console) = try await Self.run(name, "--help")
        #expect(code == .done)
        #expect(console.output.contains("usage: musicskill \(name)"))
        #expect(console.output.contains("--config"))
    }

    @Test func `the overview names every command`() async throws {
        let (code, console) = try await Self.run("--help")
        #expect(code == .done)
        for command in App.commands { #expect(console.output.contains(command.name)) }
    }

    @Test(arguments: [
        ["dance"], ["say"], ["say", "--romo", "kitchen", "pause"], ["say", "pause", "--deadline", "soon"],
        ["say", "pause", "--room"], ["parse"], ["skills"], ["skills", "dance"], ["simulate"],
        ["simulate", "spotify", "--port", "99999"],
    ])
    func `wrong arguments exit with 64 and one line that helps`(_ arguments: [String]) async throws {
        let console = CapturedConsole()
        let code = await App.run(
            arguments, environment: ["MUSICSKILL_SKILLS": Repository.path("skills"), "HOME": "/nonexistent"],
            console: console.console)
        #expect(code == .usage)
        #expect(console.errors.count == 1)
        #expect(console.errors.first?.contains("\n") == false)
        #expect(console.lines.isEmpty)
    }

    @Test func `a configuration with unknown keys and wrong types exits with 78 and names every line`() async throws {
        let (code, console) = try await Self.run(
            "parse", "pause", configuration: "mqtt:\n  port: eighteen\n  base_topc: music\n")
        #expect(code == .configuration)
        let errors = console.errors.joined(separator: "\n")
        #expect(errors.contains(":2:"))
        #expect(errors.contains("mqtt.port"))
        #expect(errors.contains("eighteen"))
        #expect(errors.contains(":3:"))
        #expect(errors.contains("base_topic"))
    }

    @Test func `parse shows intent and slots without any network`() async throws {
        let (code, console) = try await Self.run(
            "parse", "play jazz in the kitchen", "--json", configuration: "rooms:\n  kitchen: Kitchen Speaker\n")
        #expect(code == .done)
        #expect(console.output.contains(#""intent":"play""#))
        #expect(console.output.contains(#""room":"kitchen""#))
    }

    @Test func `parse --batch answers line by line in order`() async throws {
        let (code, console) = try await Self.run(
            "parse", "--batch",
            input: [
                #"{"id": "1", "lang": "en", "text": "pause"}"#,
                #"{"id": "2", "lang": "en", "text": "play jazz in the snug", "context": {"rooms": ["attic", ["den", "snug"]]}}"#,
                "nonsense",
                #"{"id": "4", "lang": "en", "text": "what's the weather like"}"#,
            ])
        #expect(code == .badData)
        #expect(console.lines.count == 4)
        #expect(console.lines[0].contains(#""id":"1","intent":"pause""#))
        #expect(console.lines[1].contains(#""slots":{"genre":"jazz","room":"den"},"spoken":{"room":"snug"}"#))
        #expect(console.lines[2].contains("error"))
        #expect(console.lines[3].contains(#""intent":"none""#))
    }

    @Test(arguments: [
        #"{"choices": ["Hurt", "Hurt (Live)"]}"#, #"{"pending": ["Hurt", "Hurt (Live)"]}"#,
        #"{"pending": {"question": "which", "candidates": [{"title": "Hurt"}, {"title": "Hurt (Live)"}]}}"#,
        #"{"candidates": [{"name": "Hurt", "artist": "x"}, {"name": "Hurt (Live)"}], "now_playing": {"title": "y"}}"#,
    ])
    func `parse --batch knows what an open question offers`(context: String) async throws {
        let (code, console) = try await Self.run(
            "parse", "--batch",
            input: [#"{"id": "1", "lang": "en", "text": "the live one", "context": \#(context)}"#])
        #expect(code == .done, "\(console.output)")
        #expect(console.output.contains(#""intent":"select","slots":{"index":"2"}"#), "\(console.output)")
    }

    // A small language: what a check computes keeps other tests of this process waiting.
    @Test func `skills check tells that all sentences pass`() async throws {
        let (code, console) = try await Self.run("skills", "check", "--language", "kw")
        #expect(code == .done, "\(console.errors)")
        #expect(console.output.contains(" 0 failed"))
    }

    @Test func `a broken skill is reported with its line and exits with 65`() async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let skills = "\(directory.path)/skills"
        try FileManager.default.copyItem(atPath: Repository.path("skills"), toPath: skills)
        let patterns = "\(skills)/music/kw/patterns.txt"
        let text = try String(contentsOfFile: patterns, encoding: .utf8)
        try (text + "\nplay {nonsense} twice\n").write(toFile: patterns, atomically: true, encoding: .utf8)
        let (code, console) = try await Self.run(
            "skills", "check", "--language", "kw", environment: ["MUSICSKILL_SKILLS": skills])
        #expect(code == .badData)
        #expect(console.errors.contains { $0.contains("patterns.txt:") && $0.contains("nonsense") })
    }

    @Test func `without a broker say exits with 69 and names the way out`() async throws {
        let (code, console) = try await Self.run("say", "pause", configuration: "mqtt: {port: 1}\n")
        #expect(code == .unreachable)
        #expect(console.errors.first?.contains("127.0.0.1:1") == true)
    }

    @Test func `without a login say --local exits with 77`() async throws {
        let (code, console) = try await Self.run(
            "say", "play jazz", "--local", configuration: "default_room: den\nrooms: {den: Den Speaker}\n")
        #expect(code == .loginNeeded)
        #expect(!console.output.isEmpty)
    }

    @Test func `doctor finds a damaged database and changes nothing`() async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let data = "\(directory.path)/data"
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        let junk = Data(repeating: 0x5A, count: 8192)
        try junk.write(to: URL(fileURLWithPath: "\(data)/musicskill.db"))
        let (code, console) = try await Self.run(
            "doctor", configuration: "data_dir: \(data)\nmqtt: {port: 1}\nspotify: {client_id: test}\n")
        #expect(code != .done)
        #expect(console.output.contains("damaged"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: data) == ["musicskill.db"])
        #expect(console.output.contains("127.0.0.1:1; is the broker running?\n"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: "\(data)/musicskill.db")) == junk)
    }

    @Test func `doctor makes no file where there is none yet, and tells to log in`() async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let data = "\(directory.path)/data"
        let (_, console) = try await Self.run(
            "doctor", configuration: "data_dir: \(data)\nmqtt: {port: 1}\nspotify: {client_id: test}\n")
        #expect(console.output.contains("run: musicskill login"))
        #expect(!FileManager.default.fileExists(atPath: data))
    }

    @Test func `an empty value takes no word of the sentence, and what follows -- is one`() async throws {
        let arguments = try Arguments.parse(
            ["--room=", "play", "jazz"], options: [Option("--room", "ROOM", "where")], of: "musicskill say")
        #expect(arguments["--room"] == "")
        #expect(arguments.sentence == "play jazz")
        let spoken = try await Self.run("parse", "--", "-h")
        #expect(!spoken.console.output.contains("usage:"))
        #expect(try await Self.run("parse", "-h").console.output.contains("usage:"))
    }

    @Test func `the demo says a sentence from nothing and exits with its code`() async throws {
        let played = try await Self.run("demo", "--say", "play jazz in kitchen")
        #expect(played.code == .done, "\(played.console.errors)")
        #expect(played.console.output.hasPrefix("Playing"))
        #expect(played.console.output.contains("in the kitchen"))
        let missed = try await Self.run("demo", "--say", "play something that does not exist qqqq")
        #expect(missed.code == .notDone)
    }
}

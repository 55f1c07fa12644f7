import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

/// `eval` and `bench`: what they make of the files they are given.
@Suite(.timeLimit(.minutes(1)))
@LongWork struct MeasuringCommandTests {
    /// Runs a command on a file of the test's own; `FILE` among the arguments stands for it.
    private func run(_ arguments: String..., on content: Data) async throws -> (code: ExitCode, CapturedConsole) {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let file = "\(directory.path)/file"
        try content.write(to: URL(filePath: file))
        let console = CapturedConsole()
        let environment = ["HOME": directory.path, "MUSICSKILL_SKILLS": Repository.path("skills")]
        let code = await App.run(
            arguments.map { $0 == "FILE" ? file : $0 }, environment: environment, console: console.console)
        return (code, console)
    }

    private static let gold = """
        {"text": "pause", "intent": "pause", "source": "own"}

        {"text": "what is the weather like", "intent": "none", "source": "own"}
        """

    /// The same, through `gzip -n`.
    private static let packedGold =
        "H4sIAAAAAAAAA6tWKkmtKFGyUlAqSCwtTlXSUVDKzCtJzUMVKs4vLUpOBQnll+cp1XJxVcO1lWcklihk"
        + "FiuUZKQqlKcmAqkihZzMbDST8vLzsBkEADMRhVB+AAAA"

    @Test func `eval counts what a file holds, plain or packed`() async throws {
        let (code, plain) = try await run("eval", "FILE", "--json", on: Data(Self.gold.utf8))
        #expect(code == .done)
        #expect(plain.output.contains(#""own":{"accepted":0,"#))
        #expect(plain.output.contains(#""positives":1"#))
        let (_, packed) = try await run(
            "eval", "FILE", "--json", on: try #require(Data(base64Encoded: Self.packedGold)))
        #expect(packed.lines == plain.lines)
    }

    @Test func `eval names the line that is wrong, and says what is`() async throws {
        let (code, console) = try await run("eval", "FILE", on: Data((Self.gold + "\n{\"intent\": \"play\"}").utf8))
        #expect(code == .badData)
        let error = try #require(console.errors.first)
        #expect(error.contains("/file:4: not an object with text and intent: "))
        #expect(error.contains("text\""))
    }

    @Test func `eval takes no bad number for none`() async throws {
        let (code, console) = try await run("eval", "FILE", "--errors", "ten", on: Data(Self.gold.utf8))
        #expect(code == .usage)
        #expect(console.errors == ["musicskill: --errors: expected a number from 0 to 1000000, found \"ten\""])
    }

    @Test(arguments: ["eval", "bench parse"])
    func `a file that is not there is a data error that says so`(command: String) async throws {
        let console = CapturedConsole()
        let code = await App.run(
            command.split(separator: " ").map(String.init) + ["/nowhere/gold"],
            environment: ["HOME": "/nowhere", "MUSICSKILL_SKILLS": Repository.path("skills")], console: console.console)
        #expect(code == .badData)
        #expect(console.errors == ["musicskill: /nowhere/gold: no such file or directory"])
    }

    @Test(arguments: ["", " \n\n"])
    func `bench does not measure a file without sentences`(content: String) async throws {
        let (code, console) = try await run("bench", "parse", "FILE", on: Data(content.utf8))
        #expect(code == .badData)
        #expect(console.errors.first?.hasSuffix("/file: holds no sentence; write one a line") == true)
        #expect(console.lines.isEmpty)
    }
}

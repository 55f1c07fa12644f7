import Adapters
import Foundation
import MusicSkillCore
import Testing

@testable import MusicSkillApp

/// The command line's way to the operations of a running service.
@Suite(.timeLimit(.minutes(1)))
struct OperationCommandTests {
    private func run(_ arguments: String..., on home: HomeUnderTest) async -> (code: ExitCode, console: CapturedConsole)
    {
        let console = CapturedConsole()
        let environment = [
            "HOME": home.directory, "MUSICSKILL_DATA_DIR": home.directory,
            "MUSICSKILL_SKILLS": Repository.path("skills"), "MUSICSKILL_MQTT_PORT": String(home.broker.port),
        ]
        return (await App.run(arguments, environment: environment, console: console.console), console)
    }

    @Test func `music is found, named and found by that name`() async throws {
        try await HomeUnderTest.with { home in
            let found = await run("search", "stand by me", "--kind", "track", on: home)
            #expect(found.code == .done)
            #expect(found.console.output.contains("Stand by Me – Ben E. King"))
            let address = try #require(
                found.console.output.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("spotify:track:") })
            #expect(await run("alias", "add", "our song", String(address), on: home).code == .done)
            #expect(await run("alias", "list", on: home).console.output.contains("our song"))
            #expect(try await home.say("play our song in the kitchen").item?.kind == "track")
            let explained = await run("explain", on: home)
            #expect(explained.code == .done)
            #expect(explained.console.output.contains("the owner's own name for our song"))
            #expect(await run("alias", "remove", "our song", on: home).code == .done)
            #expect(await run("alias", "remove", "our song", on: home).code == .notDone)
        }
    }

    @Test func `the library is read, and what is wrong ends with its exit code`() async throws {
        try await HomeUnderTest.with { home in
            #expect(await run("sync", "--json", on: home).console.output.contains(#""playlists":"#))
            #expect(await run("sync", "--account", "nobody", on: home).code == .notDone)
            #expect(await run("explain", "never", on: home).code == .notDone)
            #expect(await run("search", on: home).code == .usage)
            #expect(await run("search", "jazz", "--kind", "song", on: home).code == .usage)
            #expect(await run("alias", "add", "one", on: home).code == .usage)
        }
    }
}

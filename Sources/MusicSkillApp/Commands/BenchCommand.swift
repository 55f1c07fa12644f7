import Foundation
import MusicSkillCore
import Skills

/// `musicskill bench`: how quick the service is on this machine.
enum BenchCommand {
    static let command = Command(
        name: "bench", summary: "measure how quick sentences are read", arguments: "parse [FILE]",
        options: [
            Option("--language", "TAG", "the language to read in; English else"),
            Option("--json", nil, "print JSON"),
        ],
        details: """
            Reads every sentence of FILE, one a line, or the examples that come with this command, over and over for \
            about two seconds on one thread, and prints how long one takes.
            """,
        run: run)

    /// What the examples are of: commands, wishes with names and without, several commands, talk, and what is not for us.
    private static let examples = [
        "pause", "stop the music", "next song please", "skip this one", "turn it up a bit", "mute the kitchen",
        "set the volume to 30 percent in the kitchen", "make it quieter in the bedroom", "shuffle my songs",
        "repeat this album", "skip ahead 30 seconds", "start this song over", "what song is this", "who sings this",
        "i love this song", "play", "play something", "play jazz in the kitchen", "play some relaxing music for dinner",
        "play abbey road", "play stand by me by ben e king", "put on some music from the eighties",
        "i want to hear the new album by the national", "play my running playlist on shuffle in the living room",
        "play the song of the sea on spotify", "could you please play the latest album by adele",
        "play a slow waltz by a composer from vienna in the living room at 20 percent please",
        "add this song to my dinner playlist", "add the last waltz to the queue", "create a playlist called sunday",
        "move the music to the bedroom", "play more like this", "play rumours in the kitchen and turn it up",
        "hey jarvis could you maybe put on some old blues for us", "help",
        "turn on the lights in the kitchen", "what is the weather like tomorrow", "set a timer for ten minutes",
        "add milk to the shopping list", "how far is the moon from here", "book a table for two on friday evening",
        "remind me to call my sister when i get home", "is the front door locked", "tell me a joke",
        "lower the blinds in the living room to half", "what did the composer of the magic flute die of",
    ]

    struct Result: Encodable {
        var sentences: Int
        var readings: Int
        var p50: Double
        var p99: Double
        var slowest: Double
        var slowestText: String

        enum CodingKeys: String, CodingKey {
            case sentences, readings
            case p50 = "p50_us"
            case p99 = "p99_us"
            case slowest = "max_us"
            case slowestText = "slowest"
        }
    }

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        guard invocation.arguments.words.first == "parse" else {
            throw AppError(.usage, "musicskill bench takes one word: parse")
        }
        let sentences = try sentences(invocation.arguments.words.dropFirst().first)
        let clock = ContinuousClock()
        let start = clock.now
        let workspace = try Workspace.open(invocation)
        let languages = [invocation.arguments["--language"] ?? "en"]
        let home = workspace.configuration.home.vocabulary
        _ = workspace.skills.read("pause", languages: languages, home: home)
        let ready = clock.now - start
        let result = measure(sentences, clock) {
            workspace.skills.read($0, languages: languages, home: home).interpretations.count
        }
        if invocation.arguments.has("--json") {
            invocation.console.say(String(decoding: Wire.encode(result), as: UTF8.self))
        } else {
            let p50 = result.p50.formatted(.number.precision(.fractionLength(1)))
            let p99 = result.p99.formatted(.number.precision(.fractionLength(1)))
            invocation.console.say("ready after \(Int(ready / .milliseconds(1))) ms")
            invocation.console.say(
                "\(result.sentences) sentences, \(result.readings) read: p50 \(p50) us, p99 \(p99) us")
            invocation.console.say("slowest: \(Int(result.slowest)) us, \(result.slowestText)")
        }
        return .done
    }

    private static func sentences(_ file: String?) throws -> [String] {
        guard let file else { return examples }
        var sentences: [String] = []
        try TextFile.forEachLine(of: file) { line, _ in
            if !line.allSatisfy(\.isWhitespace) { sentences.append(line) }
        }
        guard !sentences.isEmpty else { throw AppError(.badData, "\(file): holds no sentence; write one a line") }
        return sentences
    }

    /// Rounds over all sentences until two seconds are over, at least three of them.
    /// - Parameter sentences: at least one.
    private static func measure(_ sentences: [String], _ clock: ContinuousClock, _ read: (String) -> Int) -> Result {
        var times = [Duration](repeating: .seconds(60), count: sentences.count)
        var all: [Duration] = []
        let end = clock.now + .seconds(2)
        var round = 0
        while round < 3 || clock.now < end {
            for (index, sentence) in sentences.enumerated() {
                let start = clock.now
                _ = read(sentence)
                let time = clock.now - start
                times[index] = min(times[index], time)
                all.append(time)
            }
            round += 1
        }
        all.sort()
        let slowest = times.indices.max { times[$0] < times[$1] } ?? 0
        func microseconds(_ duration: Duration) -> Double { duration / .microseconds(1) }
        return Result(
            sentences: sentences.count, readings: all.count, p50: microseconds(all[all.count / 2]),
            p99: microseconds(all[all.count * 99 / 100]), slowest: microseconds(times[slowest]),
            slowestText: sentences[slowest])
    }
}

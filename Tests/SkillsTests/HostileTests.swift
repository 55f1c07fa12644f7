import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)), .serialized)
@LongWork struct HostileTests {
    @Test func `a catastrophic pattern is stopped, named, and spares the others`() {
        var skill = SkillFixture()
        skill.patterns += "\n[play]\nre: (?:(\\w+) ?)*(?<query>[^\\w ])\nre: (?<query>.+) now"
        let (library, diagnostics) = skill.load()
        #expect(diagnostics.map(\.severity) == [.warning])
        let text = "pause " + String(repeating: "a", count: 60)
        var reading = Reading()
        let duration = cpuTime { reading = library.read(text, languages: ["en"], home: HomeVocabulary()) }
        #expect(reading.complaints.map { $0.prefix { $0 != " " } } == ["test/en/patterns.txt:7:"])
        #expect(duration < .milliseconds(20))
        #expect(library.read("pause", languages: ["en"], home: HomeVocabulary()).texts == ["pause"])
    }

    @Test func `a pattern that is stopped on the second command is named once`() {
        var skill = SkillFixture()
        skill.patterns += "\n[and]\nand\n[play]\nre: (?=x)(?:(\\w+) ?)*(?<query>[^\\w ])"
        let reading = skill.read("pause and x" + String(repeating: "a", count: 60))
        #expect(reading.complaints.map { $0.prefix { $0 != " " } } == ["test/en/patterns.txt:9:"])
    }

    @Test func `many catastrophic patterns cost little more than one`() {
        var skill = SkillFixture()
        skill.patterns +=
            "\n[play]\n" + (0..<100).map { "re: (?:(\\w+) ?)*(?<query>[^\\w ]{\($0 + 1)})" }.joined(separator: "\n")
        let library = skill.load().library
        let text = "play " + String(repeating: "ab ", count: 40)
        var reading = Reading()
        let duration = cpuTime { reading = library.read(text, languages: ["en"], home: HomeVocabulary()) }
        #expect(reading.complaints.count == 100)
        #expect(reading.texts.count == 1)
        #expect(duration < .milliseconds(40))
    }

    @Test func `a sentence that is too long is refused`() {
        let reading = SkillFixture().read("play " + String(repeating: "la ", count: 400))
        #expect(reading.interpretations.isEmpty)
        #expect(reading.complaints == ["a sentence of more than 512 characters was refused"])
    }

    @Test func `a sentence of too many words is refused`() {
        let reading = SkillFixture().read("play " + String(repeating: "la ", count: 60))
        #expect(reading.interpretations.isEmpty)
        #expect(reading.complaints == ["a sentence of more than 60 words was refused"])
    }

    @Test func `no sentence is slow`() throws {
        let (library, _) = try ShippedSkills.load()
        let home = HomeVocabulary(rooms: [.init("kitchen"), .init("living room")], players: [.init("Kitchen Speaker")])
        var random = SplitMix(state: 4)
        var odd: [String] = []
        var slowest = (duration: Duration.zero, text: "")
        for index in 0..<500 {
            let text = index.isMultiple(of: 2) ? Self.scalars(&random) : Self.salad(&random)
            var reading = Reading()
            let duration = cpuTime { reading = library.read(text, languages: ["en"], home: home) }
            if reading.interpretations.count > 16 || !reading.complaints.isEmpty { odd.append(text) }
            if duration > slowest.duration { slowest = (duration, text) }
        }
        #expect(odd == [])
        // 20 ms are promised of an optimised build, which is ten times as quick.
        #expect(slowest.duration < .milliseconds(200), "\(slowest.text)")
    }

    private static func scalars(_ random: inout SplitMix) -> String {
        var text = Bool.random(using: &random) ? "play " : ""
        for _ in 0..<Int.random(in: 0...200, using: &random) {
            let limit: UInt32 = Bool.random(using: &random) ? 0x250 : 0x110000
            if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static let words =
        "play by the in on at to kitchen speaker please volume turn it up a bit half 30 percent song album playlist some jazz "
        + "my music living room next what's who sings can you add queue move from could i want put off"

    /// Up to the longest sentence of words that patterns are made of.
    private static func salad(_ random: inout SplitMix) -> String {
        let words = words.split(separator: " ")
        let count = Int.random(in: 1...60, using: &random)
        let salad = (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
        return String(salad.joined(separator: " ").prefix(512))
    }
}

/// What `body` costs this thread, however busy the machine is.
private func cpuTime(_ body: () -> Void) -> Duration {
    func now() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    let start = now()
    body()
    return now() - start
}

/// A generator that gives the same numbers on every run (Steele, Lea, Flood: SplitMix64).
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

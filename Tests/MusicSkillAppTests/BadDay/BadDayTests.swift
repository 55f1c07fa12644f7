import Foundation
import MusicSkillCore
import SpotifySimulator
import TestSupport
import Testing

@testable import MusicSkillApp

/// A day of troubles, and what the household notices of it.
@Suite(.timeLimit(.minutes(1)))
struct BadDayTests {
    /// What happened in one chapter.
    private struct Row {
        var chapter: String
        var commands = 0
        var codes: [String: Int] = [:]
        var slowest = Duration.zero
        var calls = 0
    }

    @Test func `on a bad day every command is answered in time and truly, and none acts twice`() async throws {
        let rows = Locked<[Row]>([])
        try await VirtualHome.live { home in
            let midnight = home.time.now
            var said = 0
            for (index, chapter) in BadDay.chapters.enumerated() {
                try await home.time.source.sleepUntil(midnight + chapter.begins)
                await home.spotify.clearFaults()
                try await chapter.trouble(home.spotify)
                let next = index + 1
                let end = next < BadDay.chapters.count ? BadDay.chapters[next].begins : BadDay.length
                var row = Row(chapter: chapter.name)
                await home.spotify.resetReport()
                // As many commands as the chapter's part of the day, but at least six.
                let count = BadDay.commands(in: index)
                for turn in 0..<count {
                    let pause = (end - chapter.begins) / (count + 1)
                    try await home.time.source.sleepUntil(midnight + chapter.begins + pause * (turn + 1))
                    let text = BadDay.sentences[said % BadDay.sentences.count]
                    said += 1
                    try await perform(text, at: home, noting: &row)
                }
                #expect(await home.spotify.report.violations.filter { $0.contains("closed window") } == [])
                row.calls = await home.spotify.report.count()
                rows.withLock { [row] in $0.append(row) }
            }
            #expect(said == BadDay.commandCount)
        }
        print(Self.table(rows.withLock { $0 }))
    }

    private func perform(_ text: String, at home: VirtualHome, noting row: inout Row) async throws {
        let before = await home.spotify.report.played
        let (reply, took) = await home.say(text)
        row.commands += 1
        row.codes[reply.code.rawValue, default: 0] += 1
        row.slowest = max(row.slowest, took)
        #expect(took <= Utterance.voiceDeadline, "\(text): \(took)")
        #expect(reply.code != .internal, "\(text): \(reply.speech)")
        let played = await home.spotify.report.played - before
        #expect(played <= 1, "\(text) started \(played) times")
        if reply.code == .ok, reply.intent == .play {
            let truth = try #require(await home.spotify.sounding, "\(text): silence")
            #expect(truth.isPlaying && truth.player == reply.player?.name, "\(text): \(truth)")
            #expect([truth.uri, truth.context].contains(reply.item?.id), "\(text): \(truth)")
        }
    }

    private static func table(_ rows: [Row]) -> String {
        let lines = rows.map { row in
            let codes = row.codes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
            let slowest = String(format: "%.1f s", row.slowest.seconds)
            return
                "| \(row.chapter) | \(row.commands) | \(codes.joined(separator: ", ")) | \(slowest) | \(row.calls) |"
        }
        return (["| chapter | commands | answers | slowest | calls |", "|---|---|---|---|---|"] + lines)
            .joined(separator: "\n")
    }
}

extension Report {
    /// How often something was started and it worked.
    fileprivate var played: Int {
        requests.count { $0.path == "/v1/me/player/play" && (200..<300).contains($0.status) && $0.status != 202 }
    }
}

extension BadDay {
    /// Six for each chapter, the rest by the share of the day it has.
    fileprivate static func commands(in index: Int) -> Int {
        let least = 6
        let free = commandCount - least * chapters.count
        func share(upTo index: Int) -> Int {
            let begins = index < chapters.count ? chapters[index].begins : length
            return Int(Double(free) * begins.seconds / length.seconds)
        }
        return least + share(upTo: index + 1) - share(upTo: index)
    }
}

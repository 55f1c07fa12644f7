import Foundation
import MusicSkillCore
import Skills
import TestSupport
import Testing

@testable import MusicSkillApp

/// Skill files change under the running service.
@Suite(.timeLimit(.minutes(1)))
struct SkillKeeperTests {
    private struct Stage {
        let skill: SmallSkill
        let skills: LiveSkills
        let keeper: SkillKeeper
        let events = EventStream()
        let news = Doorbell()
        let time = TestTime()

        init(_ skill: SmallSkill) throws {
            self.skill = skill
            let (library, _) = try Workspace.loadSkills(skill.folders)
            skills = LiveSkills(library, complaints: [])
            keeper = SkillKeeper(
                skills: skills, stock: skill.folders, events: events, news: news, time: time.source, log: .silent)
        }

        func reads(_ text: String) -> Bool {
            !skills.read(text, languages: ["en"], home: HomeVocabulary()).interpretations.isEmpty
        }
    }

    private func withStage(_ body: (Stage) async throws -> Void) async throws {
        let skill = try SmallSkill()
        defer { skill.clear() }
        try await body(try Stage(skill))
    }

    private let hush = "[pause]\npause\nhush\n[play]\nplay {query}"

    @Test func `a changed skill is in use with the next sentence`() async throws {
        try await withStage { stage in
            #expect(!stage.reads("hush"))
            try stage.skill.write(hush, to: "skills/small/en/patterns.txt")
            let reload = await stage.keeper.reload()
            #expect(reload.changed == ["small/en"])
            #expect(reload.events.map(\.type) == ["skills_reloaded"])
            #expect(stage.reads("hush"))
        }
    }

    @Test(arguments: [
        ("skills/small/en/patterns.txt", "[pause]\nhush ("), ("skills/small/en/tests.txt", "pause => play"),
        ("skills/small/skill.yaml", "version: ["), ("skills-local/small/en/patterns.txt", "[dance]\nhush"),
    ])
    func `a skill with a mistake is refused with its file, and what was there goes on`(
        path: String, text: String
    ) async throws {
        try await withStage { stage in
            try stage.skill.write(text, to: path)
            let reload = await stage.keeper.reload()
            #expect(reload.changed == [])
            #expect(reload.events.map(\.type) == ["skills_rejected"])
            let problem = try #require(reload.complaints.first)
            #expect(problem.contains((path as NSString).lastPathComponent))
            #expect(stage.skills.current.complaints == reload.complaints)
            #expect(stage.reads("pause"))
        }
    }

    @Test func `once it is mended it is in use, and nothing is complained of`() async throws {
        try await withStage { stage in
            try stage.skill.write("[pause]\nhush (", to: "skills/small/en/patterns.txt")
            _ = await stage.keeper.reload()
            try stage.skill.write(hush, to: "skills/small/en/patterns.txt")
            _ = await stage.keeper.reload()
            #expect(stage.skills.current.complaints == [])
            #expect(stage.reads("hush"))
        }
    }

    @Test func `the user's own folder adds sentences and overrides replies, and may come and go`() async throws {
        try await withStage { stage in
            func told() -> String? { stage.skills.wording("not_found", language: "en", values: ["query": "halo"]) }
            try stage.skill.write("[pause]\nhush", to: "skills-local/small/en/patterns.txt")
            try stage.skill.write("not_found: Never heard[ of {query}].", to: "skills-local/small/en/replies.txt")
            _ = await stage.keeper.reload()
            #expect(stage.reads("hush"))
            #expect(stage.reads("pause"))
            #expect(told() == "Never heard of halo.")
            try stage.skill.remove("skills-local")
            _ = await stage.keeper.reload()
            #expect(!stage.reads("hush"))
            #expect(told() == "Nothing called halo here.")
        }
    }

    @Test func `a mistake in the user's own files does not take the shipped skill away at the start`() throws {
        let skill = try SmallSkill()
        defer { skill.clear() }
        try skill.write("[pause]\nhush (", to: "skills-local/small/en/patterns.txt")
        let (library, diagnostics) = try Workspace.loadSkills(skill.folders)
        #expect(library.summary.map(\.language) == ["en"])
        #expect(diagnostics.contains { $0.severity == .error })
    }

    @Test func `files are taken once they have stayed as they are for two looks`() async throws {
        try await withStage { stage in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await stage.keeper.run() }
                await stage.time.waitForSleepers()
                try stage.skill.write("[pause]\nhu", to: "skills/small/en/patterns.txt")
                stage.time.advance(by: SkillKeeper.interval)
                await stage.time.waitForSleepers()
                try stage.skill.write(hush, to: "skills/small/en/patterns.txt")
                stage.time.advance(by: SkillKeeper.interval)
                await stage.time.waitForSleepers()
                #expect(!stage.reads("hush"))
                stage.time.advance(by: SkillKeeper.interval)
                await stage.time.waitForSleepers()
                #expect(stage.reads("hush"))
                group.cancelAll()
            }
        }
    }
}

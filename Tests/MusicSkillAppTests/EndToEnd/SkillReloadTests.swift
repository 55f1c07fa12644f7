import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

/// A skill is changed while the service runs, and the home is told.
@Suite(.timeLimit(.minutes(1)))
struct SkillReloadTests {
    private struct InfoOnWire: Decodable, Sendable {
        struct Skill: Decodable, Sendable {
            var skill: String
            var language: String
            var status: String
        }
        var skills: [Skill]
        var problems: [String]

        enum CodingKeys: String, CodingKey {
            case skills
            case problems = "skill_problems"
        }
    }

    private struct ResponseOnWire: Decodable, Sendable {
        struct Payload: Decodable, Sendable {
            var changed: [String]
        }
        var data: Payload
        var status: String
        var error: String?
    }

    private static let (event, info) = ("musicskill/bridge/event", "musicskill/bridge/info")

    @Test func `a changed skill is noticed, and what it understands is understood`() async throws {
        let skill = try SmallSkill()
        defer { skill.clear() }
        try await HomeUnderTest.with(skills: skill.folders) { home in
            #expect(try await home.say("hush").code == "not_understood")
            try skill.write("[pause]\nhush", to: "skills-local/small/en/patterns.txt")
            let event = try await home.listener.next(EventOnWire.self, on: Self.event) { $0.type == "skills_reloaded" }
            #expect(event.data["skills"] == "small/en")
            #expect(try await home.say("hush").code == "ok")
        }
    }

    @Test func `a skill with a mistake is refused on request, and all topics say so`() async throws {
        let skill = try SmallSkill()
        defer { skill.clear() }
        try await HomeUnderTest.with(skills: skill.folders) { home in
            try skill.write("[pause]\nhush (", to: "skills/small/en/patterns.txt")
            try home.listener.publish("musicskill/request/skills/reload", "")
            let response = try await home.listener.next(ResponseOnWire.self, on: "musicskill/response/skills/reload") {
                $0.status == "error"
            }
            #expect(response.error?.contains("small/en/patterns.txt:2") == true)
            #expect(response.data.changed == [])
            let event = try await home.listener.next(EventOnWire.self, on: Self.event) { $0.type == "skills_rejected" }
            #expect(event.data["problems"]?.contains("small/en/patterns.txt:2") == true)
            let info = try await home.listener.next(InfoOnWire.self, on: Self.info) { !$0.problems.isEmpty }
            #expect(info.skills.map(\.status) == ["outdated"])
            #expect(try await home.say("pause").code == "ok")
        }
    }
}

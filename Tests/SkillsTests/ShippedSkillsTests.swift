import MusicSkillCore
import TestSupport
import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
@LongWork struct ShippedSkillsTests {
    @Test func `the English skills load without a finding`() throws {
        #expect(try ShippedSkills.load().diagnostics.map(\.description) == [])
    }

    @Test func `the English skills pass their own tests, every pattern reached`() throws {
        let report = try ShippedSkills.load().library.check(languages: ["en"])
        #expect(report.failures.map(\.description) == [])
        #expect(report.findings.map(\.description) == [])
        #expect(report.passed > 300)
    }
}

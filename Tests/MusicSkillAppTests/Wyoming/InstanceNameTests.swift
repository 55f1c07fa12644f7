import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct InstanceNameTests {
    private let store = FakeStore(time: .system)

    private func name(_ configured: String? = nil, chance: Double) async throws -> String {
        try await InstanceName(configured: configured, store: store, randomness: .fixed(chance)).find()
    }

    @Test func `the name is made up once and then kept`() async throws {
        #expect(try await name(chance: 0.5) == "musicskill-800000")
        #expect(try await name(chance: 0.25) == "musicskill-800000")
        #expect(try await name("den", chance: 0.25) == "den")
    }

    @Test(arguments: [(0, "musicskill-000000"), (0.999_999_99, "musicskill-ffffff"), (0.000_01, "musicskill-0000a7")])
    func `it has six digits`(chance: Double, expected: String) async throws {
        #expect(try await name(chance: chance) == expected)
    }

    @Test func `a name that cannot be kept is none`() async {
        store.fail("the disk is full")
        await #expect(throws: StoreError.self) { try await name(chance: 0.5) }
    }
}

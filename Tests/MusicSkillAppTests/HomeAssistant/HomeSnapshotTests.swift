import Foundation
import MusicSkillCore
import SpotifySimulator
import TestSupport
import Testing

@testable import MusicSkillApp

/// Which players Home Assistant is told of.
@Suite(.timeLimit(.minutes(1)))
struct HomeSnapshotTests {
    /// - Parameter age: of the last listing.
    private func snapshot(_ home: VirtualHome, age: Duration = .zero) async -> HomeSnapshot {
        await HomeSnapshot(
            of: home.graph.accounts.all, home: home.graph.home, states: [:],
            now: home.time.source.wallClock().addingTimeInterval(age.seconds))
    }

    private func list(_ home: VirtualHome) async throws {
        let account = try #require(await home.graph.accounts.account(named: "default"))
        try await account.directory.refresh(frame: RequestFrame(deadline: home.time.now + .seconds(8)))
    }

    @Test func `a player that no room names is gone after thirty days without it, one that a room names stays`()
        async throws
    {
        try await VirtualHome.live { home in
            try await list(home)
            let today = await snapshot(home).speakers
            #expect(today.first { $0.name == "Pocket Phone" }?.room == nil)
            #expect(today.first { $0.name == "Kitchen Speaker" }?.room == "kitchen")
            // It sleeps, so no listing holds it.
            #expect(today.contains { $0.name == "Bedroom Speaker" })
            let later = await snapshot(home, age: .seconds(29 * 86_400)).speakers
            #expect(later.map(\.name) == today.map(\.name))
            let muchLater = await snapshot(home, age: .seconds(31 * 86_400)).speakers
            #expect(
                muchLater.map(\.name).sorted() == [
                    "Bathroom Radio", "Bedroom Speaker", "Kitchen Speaker", "Living Room Speaker",
                ])
        }
    }

    @Test func `what a player refuses once is no entity any more`() async throws {
        try await VirtualHome.live { home in
            try await list(home)
            let account = try #require(await home.graph.accounts.account(named: "default"))
            #expect(await snapshot(home).speakers.first { $0.id == "kitchen_speaker" }?.supportsVolume == true)
            await account.directory.noteVolumeRefusal(of: "Kitchen Speaker")
            #expect(await snapshot(home).speakers.first { $0.id == "kitchen_speaker" }?.supportsVolume == false)
        }
    }

    @Test(arguments: [
        ("Dinner", true), ("None", false), ("none", false), ("", false), ("  ", false),
        (String(repeating: "x", count: 255), true), (String(repeating: "x", count: 256), false),
    ])
    func `only what Home Assistant can show can be chosen`(name: String, isChoosable: Bool) {
        #expect(name.isChoosable == isChoosable)
    }
}

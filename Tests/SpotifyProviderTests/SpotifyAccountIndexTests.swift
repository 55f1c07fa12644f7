import Foundation
import MusicSkillCore
import SpotifyProvider
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SpotifyAccountIndexTests {
    @Test(arguments: [
        ("default", true), ("anna", true), ("anna-2_b", true), (String(repeating: "a", count: 32), true), ("", false),
        (String(repeating: "a", count: 33), false), ("Anna", false), ("änna", false), ("anna/x", false), ("a b", false),
        ("anna\n", false),
    ])
    func `names are short and plain`(name: String, isAllowed: Bool) {
        let error: ProviderError?
        do throws(ProviderError) {
            try SpotifyAccountIndex.check(name)
            error = nil
        } catch let refusal {
            error = refusal
        }
        #expect((error == nil) == isAllowed)
        #expect(error == nil || error?.code == .invalidRequest)
    }

    @Test func `who logs out takes everything kept under the name, and nothing of others`() async throws {
        let rig = try await Rig.loggedIn()
        let anna = SpotifyTokens(
            settings: Rig.settings, transport: rig.network, store: rig.store, account: "anna", time: rig.clock.source)
        try await anna.adopt(
            SpotifyGrant(access: Secret("a"), refresh: Secret("b"), lifetime: .seconds(3600), scopes: []))
        let others = ["account/anna2/players", "account/default/players", "gate"]
        for key in ["account/anna/players", "account/anna/library/1", "account/anna/library/2"] + others {
            try await rig.store.set(Data(), for: key, expires: nil)
        }
        let index = SpotifyAccountIndex(store: rig.store)
        #expect(try await index.names() == ["anna", "default"])
        #expect(try await index.logOut("anna") == ["library", "players", "login"])
        #expect(try await index.names() == ["default"])
        #expect(await rig.store.keys(prefix: "") == (others + ["spotify/tokens/default"]).sorted())
        #expect(try await index.logOut("anna") == [])
    }

    @Test func `what a login lacks is named by what it is for`() {
        #expect(SpotifyFeature.missing(from: SpotifyLogin.scopes).isEmpty)
        #expect(
            SpotifyFeature.missing(from: SpotifyLogin.scopes.filter { $0 != "user-library-modify" }) == [
                .libraryChanges
            ])
        #expect(Set(SpotifyLogin.scopes).count == SpotifyLogin.scopes.count)
    }
}

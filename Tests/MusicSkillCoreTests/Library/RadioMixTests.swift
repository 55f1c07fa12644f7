import Testing

@testable import MusicSkillCore

@Suite(.timeLimit(.minutes(1)))
struct RadioMixTests {
    private let seed = Music.track("One", by: "A")
    private let ofArtist = ["One - Remastered", "Two", "Three", "Two"].map { Music.track($0, by: "A") }

    private func mix(_ liked: [MusicItem], chance: Double = 0.3) -> [MusicItem] {
        RadioMix.pieces(
            like: seed, artist: NameKey("a"), liked: liked, ofArtist: ofArtist, randomness: .fixed(chance))
    }

    @Test func `each recording comes once, and what is known already comes last`() {
        #expect(Set(mix([]).map(\.name)) == ["One - Remastered", "Two", "Three"])
        #expect(mix([]).last?.name == "One - Remastered")
        #expect(mix([]).count == 3)
    }

    @Test func `what was liked around the artist's tracks belongs to it, what was liked elsewhere does not`() {
        let others = (0..<20).map { Music.track("Other \($0)", by: "B\($0)") }
        let names = Set(mix(others.prefix(10) + [Music.track("Four", by: "A")] + others.suffix(10)).map(\.name))
        #expect(names.isSuperset(of: ["Four", "Other 7", "Other 9", "Other 10", "Other 12"]))
        #expect(names.isDisjoint(with: ["Other 6", "Other 13"]))
    }

    @Test func `others' tracks in a search for the artist are left out`() {
        let pieces = RadioMix.pieces(
            like: seed, artist: NameKey("A"), liked: [], ofArtist: [Music.track("Song for A", by: "C")],
            randomness: .fixed(0))
        #expect(pieces.isEmpty)
    }

    @Test func `it is never longer than fifty`() {
        let many = (0..<90).map { Music.track("Song \($0)", by: "A") }
        #expect(mix(many).count == RadioMix.longest)
    }

    @Test func `the same chance gives the same list, another chance another`() {
        let liked = (0..<10).map { Music.track("Song \($0)", by: "A") }
        #expect(mix(liked) == mix(liked))
        #expect(mix(liked, chance: 0.9) != mix(liked, chance: 0.1))
    }
}

import Testing

@testable import MusicSkillCore

@Suite(.timeLimit(.minutes(1)))
struct NameIndexTests {
    @Test(arguments: [
        ("running", "Running"), ("run ning", "Running"), ("runing", "Running"), ("jazz", "My Jazz"),
        ("dinner", "Dinner with Friends"), ("beyonce halo", "Halo"),
    ])
    func `a name is found as it is said`(spoken: String, name: String) {
        let names = ["Running", "My Jazz", "Dinner with Friends", "Halo"]
        let index = NameIndex(names)
        #expect(index.places(like: NameKey(spoken)).map { names[$0] } == [name])
    }

    @Test func `among thousands only those that share a rare word are compared`() {
        let names = (0..<3000).map { "Song \($0)" } + ["Halo - Remastered 2011"]
        let index = NameIndex(names)
        #expect(index.places(like: NameKey("halo")) == [3000])
        #expect(index.places(like: NameKey("halo beyonce")) == [3000])
        #expect(index.places(like: NameKey("song 17")) == [17])
        #expect(index.places(like: NameKey("song")).isEmpty)
    }

    @Test(arguments: [
        ("My Jazz", "jazz", 0.97), ("Running Playlist", "running", 0.97), ("Jazz", "jazz", 1),
        ("Our Summer Mix", "summer", 0.97),
    ])
    func `what people leave out of a playlist's name costs little`(name: String, spoken: String, score: Double) {
        #expect(PlaylistName.similarity(NameKey(name), NameKey(spoken)) == score)
    }

    @Test func `other words are another playlist`() {
        #expect(PlaylistName.similarity(NameKey("Jazz for the Cat"), NameKey("jazz")) < ItemRanking.likely)
        #expect(!PlaylistName.isSame(NameKey("Smooth Jazz"), NameKey("jazz")))
    }
}

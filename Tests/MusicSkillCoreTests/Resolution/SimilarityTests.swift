import MusicSkillCore
import Testing

@testable import MusicSkillCore

@Suite(.timeLimit(.minutes(1)))
struct SimilarityTests {
    private func similarity(_ left: String, _ right: String) -> Double {
        Similarity.between(NameKey(left), NameKey(right))
    }

    @Test(arguments: [
        ("pink", "P!nk"), ("mo", "Mø"), ("will i am", "will.i.am"), ("blink one eighty two", "blink-182"),
        ("the nineteen seventy five", "The 1975"), ("who", "The Who"), ("ac dc", "AC/DC"), ("beyonce", "Beyoncé"),
        ("!!!", "!!!"),
    ])
    func `another spelling of a name is sure to be meant`(heard: String, name: String) {
        #expect(similarity(heard, name) >= ItemRanking.sure)
    }

    @Test(arguments: [
        ("queen", "Queens of the Stone Age"), ("air", "Jefferson Airplane"), ("air", "Heir"), ("mu", "Muse"),
        ("thriller", "Thriller Night Karaoke Crew"), ("chopin", "show pan"), ("", ""), ("", "Queen"),
        ("stand by me", "Lean on Me"),
    ])
    func `a name that only shares a part is not offered`(heard: String, name: String) {
        #expect(similarity(heard, name) < ItemRanking.worthOffering)
    }

    @Test(arguments: [("mouse", "Muse"), ("metalica", "Metallica"), ("nirvanna", "Nirvana"), ("colplay", "Coldplay")])
    func `a slip of a letter is likely, but not sure`(heard: String, name: String) {
        let similarity = similarity(heard, name)
        #expect(similarity >= ItemRanking.likely)
        #expect(similarity < 0.95)
    }

    @Test(arguments: [("queen", "Queens of the Stone Age"), ("muse", "Mouse"), ("the xx", "XX"), ("abba", "")])
    func `it does not matter which name comes first`(one: String, other: String) {
        #expect(similarity(one, other) == similarity(other, one))
    }

    @Test(arguments: [
        ("", "", 1.0), ("abc", "abc", 1.0), ("abc", "abd", 2.0 / 3), ("abc", "", 0.0), ("kitten", "sitting", 4.0 / 7),
    ])
    func `edit similarity counts the letters to be changed`(one: String, other: String, expected: Double) {
        #expect(abs(Similarity.editSimilarity(Array(one), Array(other)) - expected) < 1e-9)
    }
}

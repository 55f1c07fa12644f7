import MusicSkillCore
import TestSupport
import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
@LongWork struct ReadingPropertyTests {
    private static let words = """
        play put on some jazz by the Beatles in kitchen please Café Ærøskøbing 30% add this song to my playlist next and \
        what's turn it up a bit Für Elise 1:20 skip & don't “loud” shuffle by from album of 1984 eighties Кино 音楽 \
        فَيْرُوزُ الأُغنيّةُ موسيقى שָׁלוֹם ٥٠٪ ۱:۲۰ ५० ๕๐ ❤️ …
        """.split(separator: " ").map(String.init)

    private func sentences() -> [String] {
        var state: UInt64 = 7
        return (0..<300).map { _ in
            (0..<12).map { _ in
                // Knuth's MMIX generator; its high bits are the random ones.
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Self.words[Int(state >> 33) % Self.words.count]
            }.joined(separator: " ")
        }
    }

    @Test func `every slot is a piece of the sentence as it was said`() throws {
        let library = try ShippedSkills.load().library
        let home = HomeVocabulary(rooms: [.init("kitchen")])
        for sentence in sentences() {
            let reading = library.read(sentence, languages: ["en"], home: home)
            for interpretation in reading.interpretations + reading.following.joined() {
                // These a pattern may fill by itself.
                for (slot, value) in interpretation.slots where ![.sort, .itemType, .index].contains(slot) {
                    #expect(sentence.contains(value.spoken), "\(slot) in \(sentence)")
                }
                #expect(sentence.contains(interpretation.part), "\(sentence)")
                #expect((0...1).contains(interpretation.score), "\(sentence)")
            }
        }
    }

    @Test func `folding and unfolding any stretch of words gives the words back`() throws {
        for sentence in sentences() {
            let folded = try #require(FoldedText(sentence))
            let words = folded.words
            for (first, last) in zip(words.indices, words.indices.dropFirst(3)) {
                let end = words[last].end
                let spoken = folded.spoken(words[first].start..<end)
                #expect(sentence.contains(spoken))
                #expect(FoldedText.key(spoken) == folded.key(words[first].start..<end), "\(spoken)")
            }
        }
    }

    @Test func `the same sentence is always read the same`() throws {
        let library = try ShippedSkills.load().library
        for sentence in sentences().prefix(50) {
            let first = library.read(sentence, languages: ["en"], home: HomeVocabulary())
            let again = library.read(sentence, languages: ["en"], home: HomeVocabulary())
            #expect(first.interpretations == again.interpretations)
        }
    }
}

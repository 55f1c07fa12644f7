import MusicSkillCore
import Testing

@Suite(.timeLimit(.minutes(1)))
struct TopicFilterTests {
    @Test(arguments: [
        ("a/b", "a/b", true), ("a/b", "a/c", false), ("a/+", "a/b", true), ("a/+", "a/b/c", false), ("a/+", "a", false),
        ("a/#", "a/b/c", true), ("a/#", "a", true), ("a/#", "ab", false), ("+/b", "a/b", true), ("a/+/c", "a//c", true),
        ("#", "a/b", true),
    ])
    func `a filter takes the topics it asks for`(filter: String, topic: String, isMatch: Bool) {
        #expect(TopicFilter(filter).matches(topic) == isMatch)
    }
}

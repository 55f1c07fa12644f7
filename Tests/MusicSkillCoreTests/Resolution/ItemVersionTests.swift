import Testing

@testable import MusicSkillCore

@Suite(.timeLimit(.minutes(1)))
struct ItemVersionTests {
    @Test(arguments: [
        ("Hurt", "Hurt", "Hurt"), ("Hurt - Live", "Hurt", "Hurt - Live"),
        ("Hurt (Karaoke Version)", "Hurt", "Hurt (Karaoke Version)"),
        ("Bohemian Rhapsody - Remastered 2011", "Bohemian Rhapsody", "Bohemian Rhapsody"),
        ("Hello [Deluxe] - Live", "Hello", "Hello [Deluxe] - Live"),
        ("(Sittin' On) The Dock of the Bay", "(Sittin' On) The Dock of the Bay", "(Sittin' On) The Dock of the Bay"),
        (
            "(What's the Story) Morning Glory? (Remastered)", "(What's the Story) Morning Glory?",
            "(What's the Story) Morning Glory?"
        ),
        ("Twenty-One", "Twenty-One", "Twenty-One"), ("", "", ""),
    ])
    func `a title is a work and a version, and a version that matters is told`(
        title: String, work: String, spoken: String
    ) {
        #expect(ItemVersion(title).work == work)
        #expect(ItemVersion(title).spoken == spoken)
    }

    @Test(arguments: [
        ("(Sittin' On) The Dock of the Bay", "The Dock of the Bay"), ("(Untitled)", "(Untitled)"), ("Hurt", "Hurt"),
        ("(I Can't Get No) Satisfaction - Mono", "Satisfaction"),
    ])
    func `the short form has no bracket in front`(title: String, short: String) {
        #expect(ItemVersion(title).shortWork == short)
    }
}

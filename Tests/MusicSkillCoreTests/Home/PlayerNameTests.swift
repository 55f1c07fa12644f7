import MusicSkillCore
import Testing

@Suite(.timeLimit(.minutes(1)))
struct PlayerNameTests {
    @Test(arguments: [
        ("Kitchen Speaker", "kitchen_speaker"), ("Joost’s MacBook Pro", "joosts_macbook_pro"), ("Büro", "buro"),
        ("TV", "tv"), ("Bedroom 2", "bedroom_2"), ("../../etc/passwd", "etc_passwd"), ("a/b#c+d", "a_b_c_and_d"),
        ("", "player"), (" \n\t", "player"), ("Den\u{0}Room", "den_room"), ("кот", "u43au43eu442"),
        ("🎵", "u1f3b5"), ("$SYS/broker", "ssys_broker"),
    ])
    func `a name becomes a plain word for a topic`(name: String, slug: String) {
        #expect(PlayerName.slug(name) == slug)
    }

    private static let hostile = [
        "Kitchen", "Küche", "Кухня", "Спальня", "Кухня 2", "Спальня 2", "🎵", "🔊", "🎵🎵", "リビング", "客厅", "!!!", "???",
        "+", "#", "/", "//", "a", "A b", "a-c", "\u{202E}evil", "名前 1", "名前 2", String(repeating: "x", count: 300),
        String(repeating: "字", count: 40) + "1", String(repeating: "字", count: 40) + "2",
    ]

    @Test(arguments: hostile)
    func `only letters, digits and underscores come out, and never nothing`(name: String) {
        let slug = PlayerName.slug(name)
        #expect(!slug.isEmpty)
        #expect(slug.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" })
    }

    @Test func `different names have different slugs`() {
        #expect(Set(Self.hostile.map(PlayerName.slug)).count == Self.hostile.count)
    }
}

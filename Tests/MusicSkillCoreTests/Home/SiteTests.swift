import MusicSkillCore
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SiteTests {
    private static let home = Home(
        rooms: [
            Room(name: "kitchen", aliases: ["Cooking Corner"], players: ["Kitchen Speaker"]),
            Room(name: "living room", players: ["Living Room Speaker"]),
            Room(name: "Default", players: ["Bedroom"]),
        ], defaultRoom: "living room", sites: ["pi": "kitchen", "garden": "living room", "kitchen.odd": "living room"],
        siteSeparator: ".")

    @Test(arguments: [
        ("pi", "kitchen"), ("kitchen.odd", "living room"), ("pi.left", "kitchen"), ("garden.shed.2", "living room"),
        ("kitchen.left", "kitchen"), ("Cooking_Corner", "kitchen"), ("LIVING-ROOM", "living room"),
        ("livingroom", "living room"), ("default", nil), ("default.2", nil), ("attic", nil), ("", nil), (".", nil),
    ])
    func `a site stands where it is mapped, grouped or named`(site: String, room: String?) {
        #expect(Self.home.room(ofSite: site) == room)
    }

    @Test func `without a separator there are no groups`() {
        var home = Self.home
        home.siteSeparator = nil
        #expect(home.room(ofSite: "kitchen.left") == nil)
        home.sites["default"] = "kitchen"
        #expect(home.room(ofSite: "default") == "kitchen")
    }

    @Test func `a speaker hears the room, else what was used last, else the default room`() {
        var situation = PlaceSituation(home: Self.home, active: "TV", recent: "Bedroom")
        #expect(situation.players(near: "pi") == ["Kitchen Speaker"])
        #expect(situation.players(near: "attic") == ["Bedroom"])
        situation.recent = nil
        #expect(situation.players(near: "attic") == ["Living Room Speaker"])
    }
}

import MusicSkillCore
import Testing

/// The speaker to use, in the order of preference.
@Suite(.timeLimit(.minutes(1)))
struct PlaceResolverTests {
    private static let names = ["Kitchen Speaker", "Living Room Speaker", "TV", "Bedroom"]

    private func decide(
        _ intent: Intent = .play, device: String? = nil, room: String? = nil, sentBy roomOfSender: String? = nil,
        site: String? = nil, home: Home = .standard, players: [String] = names, available: [String] = names,
        active: String? = nil, recent: String? = nil
    ) -> PlaceDecision {
        var slots: [Slot: SlotValue] = [:]
        if let device { slots[.device] = SlotValue(device) }
        if let room { slots[.room] = SlotValue(room) }
        return PlaceResolver(
            PlaceSituation(home: home, players: players, available: available, active: active, recent: recent)
        ).place(
            for: Interpretation(intent: intent, slots: slots),
            of: Utterance(
                text: "", room: roomOfSender, site: site, transaction: "t", door: .mqtt, deadline: .now))
    }

    private func place(_ decision: PlaceDecision) -> Place? {
        if case .place(let place) = decision { place } else { nil }
    }

    private let homeWithoutDefault = Home(rooms: Home.standard.rooms, sites: Home.standard.sites)

    @Test func `a speaker named in the sentence beats everything`() {
        #expect(
            decide(device: "tv", room: "kitchen", sentBy: "bedroom", site: "kitchen-pi", active: "Bedroom")
                == .place(Place(players: ["TV"], isNamed: true)))
    }

    @Test func `a speaker named with its room is the one that stands there`() {
        let home = Home(rooms: [
            Room(name: "kitchen", players: ["Kitchen Radio", "Kitchen TV"]),
            Room(name: "hall", players: ["Radio", "TV"]),
            Room(name: "attic", players: ["Left Radio", "Right Radio"]),
        ])
        let names = home.rooms.flatMap(\.players)
        func player(_ device: String, in room: String) -> [String]? {
            place(decide(device: device, room: room, home: home, players: names))?.players
        }
        #expect(player("radio", in: "kitchen") == ["Kitchen Radio"])
        #expect(player("TV", in: "the kitchen") == ["Kitchen TV"])
        #expect(player("radio", in: "hall") == ["Radio"])
        // None of that name there, or two: the one that bears it.
        #expect(player("tv", in: "attic") == ["TV"])
        #expect(player("radio", in: "attic") == ["Radio"])
        #expect(player("tv", in: "ballroom") == ["TV"])
    }

    @Test func `then a room named in the sentence`() {
        #expect(
            decide(room: "living room", sentBy: "bedroom", site: "kitchen-pi", active: "Bedroom")
                == .place(Place(players: ["Living Room Speaker", "TV"], room: "living room", isNamed: true)))
    }

    @Test func `then the room the sender names`() {
        #expect(place(decide(sentBy: "bedroom", site: "kitchen-pi", active: "TV"))?.room == "bedroom")
    }

    @Test func `then the room of the site`() {
        let found = place(decide(site: "kitchen-pi", active: "Bedroom", recent: "TV"))
        #expect(found == Place(players: ["Kitchen Speaker"], room: "kitchen", isNamed: false))
    }

    @Test func `a room without a speaker, which nobody named, keeps music from playing nowhere`() {
        let home = Home(rooms: [
            Room(name: "hallway", players: []), Room(name: "kitchen", players: ["Kitchen Speaker"]),
        ])
        for room in ["hallway", "attic"] {
            let home = Home(rooms: home.rooms, sites: ["s": room])
            #expect(place(decide(site: "s", home: home, recent: "TV"))?.players == ["TV"])
        }
    }

    @Test func `then the player this site used last`() {
        #expect(place(decide(site: "hall", active: "Bedroom", recent: "TV"))?.players == ["TV"])
    }

    @Test func `then the player that is active`() {
        #expect(place(decide(active: "Bedroom"))?.players == ["Bedroom"])
    }

    @Test func `then the default room`() {
        #expect(place(decide())?.room == "living room")
    }

    @Test func `then the only player there is`() {
        #expect(place(decide(home: homeWithoutDefault, available: ["Bedroom"]))?.players == ["Bedroom"])
    }

    @Test func `then nothing says where`() {
        #expect(decide(home: homeWithoutDefault) == .undecided)
        #expect(decide(home: homeWithoutDefault, available: []) == .undecided)
    }

    @Test(arguments: [Intent.pause, .stop, .next, .volumeUp, .mute, .nowPlaying, .resume])
    func `a command about what sounds goes to where it sounds`(intent: Intent) {
        #expect(place(decide(intent, site: "kitchen-pi", active: "Bedroom", recent: "TV"))?.players == ["Bedroom"])
        #expect(place(decide(intent, room: "kitchen", active: "Bedroom"))?.room == "kitchen")
    }

    @Test(arguments: ["cooking room", "the kitchen", "Kitchen", "KITCHEN", "the cooking room"])
    func `a room answers to its name and its aliases, with an article or without`(name: String) {
        #expect(place(decide(room: name))?.room == "kitchen")
    }

    @Test func `a device that is no player may be a room`() {
        #expect(place(decide(device: "kitchen"))?.room == "kitchen")
        #expect(place(decide(device: "the tv"))?.players == ["TV"])
    }

    @Test func `an unknown room is unknown, whatever else is known`() {
        #expect(decide(room: "ballroom", active: "Bedroom") == .unknown(name: "ballroom"))
        #expect(decide(room: "", players: []) == .unknown(name: ""))
    }

    @Test func `a room without players is empty`() {
        #expect(decide(room: "garage") == .empty(room: "garage"))
    }

    @Test func `without configured rooms a speaker answers to a part of its name`() {
        #expect(place(decide(room: "kitchen", home: Home()))?.players == ["Kitchen Speaker"])
        #expect(decide(room: "speaker", home: Home()) == .unknown(name: "speaker"))
    }
}

import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ReplyComposerTests {
    private func speech(_ outcome: Outcome, without unknown: Set<String> = []) -> String {
        ReplyComposer(wording: FakeWording(without: unknown)).speech(for: outcome, language: "en")
    }

    @Test(arguments: [
        (Music.standByMe, "what.track(artist=Ben E. King, title=Stand by Me)"),
        (
            Music.album("Kind of Blue (Legacy Edition)", by: "Miles Davis"),
            "what.album(artist=Miles Davis, title=Kind of Blue)"
        ),
        (Music.artist("Queen"), "what.artist(title=Queen)"),
        (Music.playlist("Jazz - Late Night"), "what.playlist(title=Jazz - Late Night)"),
        (Music.track("Hurt - Live", by: "Johnny Cash"), "what.track(artist=Johnny Cash, title=Hurt - Live)"),
        (MusicItem(id: MusicID(.track, "x"), name: "Nobody's"), "what.track(title=Nobody's)"),
    ])
    func `an item is told by its kind, with the version where that matters`(item: MusicItem, what: String) {
        #expect(speech(Outcome(.ok, phrase: "play.ok", item: item)) == "play.ok(what=\(what))")
    }

    @Test func `an item whose kind has no words is told by its name`() {
        #expect(
            speech(Outcome(.ok, phrase: "play.ok", item: Music.standByMe), without: ["what.track"])
                == "play.ok(what=Stand by Me)")
    }

    @Test func `a place is a room where there is one, else a player`() {
        func place(_ place: Place) -> String { speech(Outcome(.ok, phrase: "x", place: place)) }
        #expect(
            place(Place(players: ["TV"], room: "living room", isNamed: true))
                == "x(place=place.room(room=living room))")
        #expect(place(Place(players: ["TV"], isNamed: true)) == "x(place=place.player(player=TV))")
        #expect(place(Place(players: [], isNamed: true)) == "x()")
    }

    @Test(arguments: [
        (1, "seconds(n=1)"), (41, "seconds(n=41)"), (119, "seconds(n=119)"), (120, "minutes(n=2)"),
        (121, "minutes(n=3)"), (7199, "minutes(n=120)"), (7200, "hours(n=2)"), (50_000, "hours(n=14)"),
    ])
    func `a wait is told in a unit one can wait by, never too short`(seconds: Int, wait: String) {
        let outcome = Outcome(
            ProviderError(.rateLimited, "429", retryAfter: .seconds(seconds)), player: nil, provider: "spotify")
        #expect(speech(outcome) == "rate_limited(provider=Spotify, wait=wait.\(wait))")
    }

    @Test func `a phrase without wording falls back to its code, and a code without wording to itself`() {
        let outcome = Outcome(.noPlayer, phrase: "no_player.room")
        #expect(speech(outcome, without: ["no_player.room"]) == "no_player()")
        #expect(speech(outcome, without: ["no_player.room", "no_player"]) == "(no_player)")
    }
}

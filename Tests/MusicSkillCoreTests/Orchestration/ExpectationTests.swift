import Foundation
import MusicSkillCore
import Testing

/// Testing has a type of this name, too.
private typealias Expectation = MusicSkillCore.Expectation

/// When a state counts as proof.
@Suite(.timeLimit(.minutes(1)))
struct ExpectationTests {
    private func state(
        _ status: PlaybackState.Status = .playing, on player: Player = .kitchen, item: MusicItem? = Music.standByMe,
        context: MusicID? = nil, at position: Duration = .zero, shuffle: Bool = false,
        repetition: PlaybackState.Repeat = .off
    ) -> PlaybackState {
        PlaybackState(
            status: status, player: player, item: item, context: context, position: position, observedAt: .now,
            observedDate: Date(timeIntervalSince1970: 0), shuffle: shuffle, repetition: repetition)
    }

    @Test func `a track plays when the player plays it`() {
        let expectation = Expectation.plays(Music.standByMe, on: "Kitchen Speaker")
        #expect(expectation.isMet(by: state()))
        #expect(!expectation.isMet(by: nil))
        #expect(!expectation.isMet(by: state(.paused)))
        #expect(!expectation.isMet(by: state(.idle)))
        #expect(!expectation.isMet(by: state(on: .bedroom)))
        #expect(!expectation.isMet(by: state(item: nil)))
        #expect(!expectation.isMet(by: state(item: Music.track("Halo", by: "Beyoncé"))))
    }

    @Test func `another edition of the same recording is the track that was asked for`() {
        var edition = Music.standByMe
        edition.id = MusicID(.track, "another")
        #expect(Expectation.plays(Music.standByMe, on: "Kitchen Speaker").isMet(by: state(item: edition)))
        let namesake = Music.track("Stand by Me", by: "Oasis")
        #expect(!Expectation.plays(Music.standByMe, on: "Kitchen Speaker").isMet(by: state(item: namesake)))
    }

    @Test(arguments: [MusicID.Kind.album, .artist, .playlist, .show])
    func `a list plays when something plays from it`(kind: MusicID.Kind) {
        let list = MusicItem(id: MusicID(kind, "x"), name: "List")
        let expectation = Expectation.plays(list, on: "Kitchen Speaker")
        #expect(expectation.isMet(by: state(context: list.id)))
        #expect(!expectation.isMet(by: state(context: MusicID(kind, "y"))))
        #expect(!expectation.isMet(by: state(context: nil)))
        #expect(!expectation.isMet(by: state(item: nil, context: list.id)))
    }

    @Test func `where a player does not tell what it plays from, the piece gives it away`() {
        var song = Music.track("Halo", by: "Beyoncé")
        song.album = "I Am... Sasha Fierce"
        func isMet(_ list: MusicItem, context: MusicID? = nil) -> Bool {
            Expectation.plays(list, on: "Kitchen Speaker").isMet(by: state(item: song, context: context))
        }
        #expect(isMet(Music.album("I am… Sasha Fierce", by: "Beyoncé")))
        #expect(isMet(Music.artist("Beyonce")))
        #expect(!isMet(Music.album("Lemonade", by: "Beyoncé")))
        #expect(!isMet(Music.artist("Oasis")))
        #expect(!isMet(Music.playlist("Halo")))
        #expect(!isMet(Music.artist("Beyonce"), context: Music.jazz.id))
    }

    @Test func `an episode is known by its name as well as by its id`() {
        let episode = MusicItem(id: MusicID(.episode, "e1"), name: "Part One", album: "The Show")
        var relinked = episode
        relinked.id = MusicID(.episode, "e2")
        #expect(Expectation.plays(episode, on: "Kitchen Speaker").isMet(by: state(item: relinked)))
    }

    @Test func `what is shown at its end is not what was just started`() {
        let expectation = Expectation.plays(Music.standByMe, on: "Kitchen Speaker")
        #expect(expectation.isMet(by: state(at: .seconds(199))))
        #expect(!expectation.isMet(by: state(at: .seconds(200))))
    }

    @Test func `music on another player is told apart from other music`() {
        let expectation = Expectation.plays(Music.standByMe, on: "Kitchen Speaker")
        #expect(expectation.isMetElsewhere(by: state(on: .bedroom)))
        #expect(!expectation.isMetElsewhere(by: state()))
        #expect(!expectation.isMetElsewhere(by: state(on: .bedroom, item: Music.track("Halo", by: "Beyoncé"))))
        #expect(!expectation.isMetElsewhere(by: nil))
        #expect(Expectation.playing(on: "Kitchen Speaker").isMetElsewhere(by: state(on: .bedroom)))
        #expect(!Expectation.shuffle(true).isMetElsewhere(by: state(on: .bedroom, shuffle: false)))
    }

    @Test func `moved music waits where it was moved to`() {
        let expectation = Expectation.waiting(on: "Kitchen Speaker")
        #expect(expectation.isMet(by: state(.paused)))
        #expect(!expectation.isMet(by: state(.paused, on: .bedroom)))
        #expect(!expectation.isMet(by: state(.playing)))
        #expect(!expectation.isMet(by: state(.idle)))
    }

    @Test func `a list of pieces plays when any of them does`() {
        let halo = Music.track("Halo", by: "Beyoncé")
        let expectation = Expectation.playsAny(of: [Music.standByMe, halo], on: "Kitchen Speaker")
        #expect(expectation.isMet(by: state()))
        #expect(expectation.isMet(by: state(item: halo)))
        #expect(!expectation.isMet(by: state(item: Music.track("Crazy in Love", by: "Beyoncé"))))
        #expect(!expectation.isMet(by: state(on: .bedroom)))
        #expect(!expectation.isMet(by: state(.paused)))
        #expect(!expectation.isMet(by: nil))
    }

    @Test func `a player is known by its name, not by its id`() {
        var renumbered = Player.kitchen
        renumbered.reference = "k2"
        renumbered.name = "kitchen speaker"
        #expect(Expectation.playing(on: "Kitchen Speaker").isMet(by: state(on: renumbered)))
        #expect(!Expectation.playing(on: "Kitchen Speaker").isMet(by: state(on: .bedroom)))
        #expect(!Expectation.playing(on: "Kitchen Speaker").isMet(by: nil))
    }

    @Test func `silence is paused, idle or nothing at all`() {
        #expect(Expectation.paused.isMet(by: nil))
        #expect(Expectation.paused.isMet(by: state(.paused)))
        #expect(Expectation.paused.isMet(by: state(.idle)))
        #expect(!Expectation.paused.isMet(by: state(.playing)))
    }

    @Test func `moved is another item, or the same from an earlier place`() {
        let expectation = Expectation.moved(from: Music.standByMe.id, position: .seconds(60))
        #expect(expectation.isMet(by: state(item: Music.track("Halo", by: "Beyoncé"), at: .seconds(90))))
        #expect(expectation.isMet(by: state(at: .seconds(1))))
        #expect(!expectation.isMet(by: state(at: .seconds(60))))
        #expect(!expectation.isMet(by: state(at: .seconds(61))))
        #expect(!expectation.isMet(by: nil))
    }

    @Test(arguments: [(0, true), (9, true), (10, false), (60, false)])
    func `a position is reached within ten seconds after it`(seconds: Int, isMet: Bool) {
        #expect(Expectation.position(near: .zero).isMet(by: state(at: .seconds(seconds))) == isMet)
    }

    @Test(arguments: [(40, true), (43, true), (37, true), (44, false), (36, false), (nil, false)] as [(Int?, Bool)])
    func `a speaker with few steps answers with the nearest`(volume: Int?, isMet: Bool) {
        var player = Player.kitchen
        player.volume = volume
        #expect(Expectation.volume(40, on: "Kitchen Speaker").isMet(by: state(on: player)) == isMet)
        #expect(!Expectation.volume(40, on: "Bedroom").isMet(by: state(on: player)))
    }

    @Test func `shuffle and repeat are what the state says`() {
        #expect(Expectation.shuffle(true).isMet(by: state(shuffle: true)))
        #expect(!Expectation.shuffle(true).isMet(by: state(shuffle: false)))
        #expect(!Expectation.shuffle(false).isMet(by: nil))
        #expect(Expectation.repetition(.context).isMet(by: state(repetition: .context)))
        #expect(!Expectation.repetition(.context).isMet(by: state(repetition: .track)))
        #expect(!Expectation.repetition(.off).isMet(by: nil))
    }

    @Test func `where no state tells, none is needed`() {
        #expect(Expectation.nothing.isMet(by: nil))
    }

    @Test(arguments: [(58, false), (59, true), (69, true), (70, false)])
    func `a place in the item may be missed by a second`(seconds: Int, isMet: Bool) {
        #expect(Expectation.position(near: .seconds(60)).isMet(by: state(at: .seconds(seconds))) == isMet)
    }

    @Test func `the looks come in time for a voice reply, the first two within a second`() {
        #expect(ConfirmationSchedule.looks.sorted() == ConfirmationSchedule.looks)
        #expect(ConfirmationSchedule.looks[1] <= .seconds(1))
        #expect(ConfirmationSchedule.looks.allSatisfy { $0 < Utterance.voiceDeadline })
    }
}

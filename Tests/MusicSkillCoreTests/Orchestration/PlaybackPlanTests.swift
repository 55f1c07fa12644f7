import Foundation
import MusicSkillCore
import Testing

/// Each intent against what plays: which command, which proof, which words.
@Suite(.timeLimit(.minutes(1)))
struct PlaybackPlanTests {
    private static let item = Music.standByMe

    private func plan(
        _ intent: Intent, item: MusicItem? = nil, isCertain: Bool = true, slots: [Slot: SlotValue] = [:],
        on player: Player = .kitchen, state: PlaybackState? = nil, beforeMute: Int? = nil
    ) -> PlaybackPlan {
        PlaybackPlan.make(
            for: ResolvedCommand(
                reading: Interpretation(intent: intent, slots: slots), item: item, isCertain: isCertain,
                place: Place(players: [player.name], isNamed: false)),
            player: player, state: state, volumeBeforeMute: beforeMute)
    }

    private static func state(_ status: PlaybackState.Status, on player: Player = .kitchen) -> PlaybackState {
        PlaybackState(
            status: status, player: player, item: status == .idle ? nil : item, position: .seconds(60),
            observedAt: .now, observedDate: Date(timeIntervalSince1970: 0))
    }

    private let playing = state(.playing)
    private let paused = state(.paused)
    private let idle = state(.idle)
    private let elsewhere = state(.playing, on: .bedroom)

    @Test func `play wants the item on that player, and says whether it was a guess`() {
        let kitchen = "Kitchen Speaker"
        #expect(
            plan(.play, item: Self.item, state: playing)
                == .act(.play(Self.item), on: kitchen, expecting: .plays(Self.item, on: kitchen), phrase: "play.ok"))
        #expect(
            plan(.play, item: Self.item, isCertain: false)
                == .act(.play(Self.item), on: kitchen, expecting: .plays(Self.item, on: kitchen), phrase: "play.took"))
    }

    @Test(arguments: [(Intent.play, "play.ok"), (.radio, "radio.ok")])
    func `a list without a name of its own plays piece by piece`(intent: Intent, phrase: String) {
        let list = [Self.item, Music.track("Halo", by: "Beyoncé")]
        let kitchen = "Kitchen Speaker"
        let plan = PlaybackPlan.make(
            for: ResolvedCommand(
                reading: Interpretation(intent: intent), tracks: list, place: Place(players: [kitchen], isNamed: false)),
            player: .kitchen, state: nil)
        #expect(plan == .act(.playList(list), on: kitchen, expecting: .playsAny(of: list, on: kitchen), phrase: phrase))
    }

    @Test(arguments: [Intent.play, .queueAdd])
    func `without an item there is nothing to play`(intent: Intent) {
        #expect(plan(intent) == .refuse(.notSupported, phrase: "not_supported"))
    }

    @Test func `a queued item shows in no state`() {
        #expect(
            plan(.queueAdd, item: Self.item, state: playing)
                == .act(.queueAdd(Self.item), on: "Kitchen Speaker", expecting: .nothing, phrase: "queue_add.ok"))
    }

    @Test(arguments: [Intent.pause, .stop])
    func `pause and stop act only on what plays there`(intent: Intent) {
        #expect(
            plan(intent, state: playing)
                == .act(
                    .pause, on: "Kitchen Speaker", expecting: .paused,
                    phrase: intent == .stop ? "stop.ok" : "pause.ok"))
        for state in [nil, idle, paused, elsewhere] {
            #expect(plan(intent, state: state) == .answer(phrase: "pause.nothing"))
        }
    }

    @Test func `resume acts unless it plays there already`() {
        let act = PlaybackPlan.act(
            .resume, on: "Kitchen Speaker", expecting: .playing(on: "Kitchen Speaker"), phrase: "resume.ok")
        for state in [nil, idle, paused, elsewhere] { #expect(plan(.resume, state: state) == act) }
        #expect(plan(.resume, state: playing) == .answer(phrase: "resume.ok"))
    }

    @Test(arguments: [(Intent.next, PlayerCommand.next, "next.ok"), (.previous, .previous, "previous.ok")])
    func `next and previous must move from where it was`(intent: Intent, command: PlayerCommand, phrase: String) {
        let act = PlaybackPlan.act(
            command, on: "Kitchen Speaker", expecting: .moved(from: Self.item.id, position: .seconds(60)),
            phrase: phrase)
        #expect(plan(intent, state: playing) == act)
        #expect(plan(intent, state: paused) == act)
    }

    @Test(arguments: [Intent.next, .previous, .restart, .shuffleOn, .shuffleOff, .repeat])
    func `what needs music there says that there is none`(intent: Intent) {
        for state in [nil, idle, elsewhere] {
            #expect(plan(intent, state: state) == .answer(phrase: "now_playing.nothing"))
        }
    }

    @Test(arguments: [
        (Intent.restart, PlayerCommand.seek(.zero), MusicSkillCore.Expectation.position(near: .zero), "restart.ok"),
        (.shuffleOn, .shuffle(true), .shuffle(true), "shuffle_on.ok"),
        (.shuffleOff, .shuffle(false), .shuffle(false), "shuffle_off.ok"),
        (.repeat, .repetition(.context), .repetition(.context), "repeat.ok"),
    ])
    func `a change of what plays is proved by the state`(
        intent: Intent, command: PlayerCommand, expectation: MusicSkillCore.Expectation, phrase: String
    ) {
        #expect(
            plan(intent, state: playing)
                == .act(command, on: "Kitchen Speaker", expecting: expectation, phrase: phrase))
    }

    @Test func `a transfer needs music, and none when it is there already`() {
        let act = PlaybackPlan.act(
            .transfer(start: true), on: "Kitchen Speaker", expecting: .playing(on: "Kitchen Speaker"),
            phrase: "transfer.ok")
        #expect(plan(.transfer, state: elsewhere) == act)
        #expect(plan(.transfer, state: paused) == act)
        #expect(plan(.transfer, state: playing) == .answer(phrase: "transfer.ok"))
        for state in [nil, idle] { #expect(plan(.transfer, state: state) == .answer(phrase: "transfer.nothing")) }
    }

    @Test func `what plays is answered for the player asked about`() {
        #expect(plan(.nowPlaying, state: playing) == .answer(phrase: "now_playing.ok"))
        #expect(plan(.nowPlaying, state: paused) == .answer(phrase: "now_playing.paused"))
        for state in [nil, idle, elsewhere] {
            #expect(plan(.nowPlaying, state: state) == .answer(phrase: "now_playing.nothing"))
        }
    }

    @Test(
        arguments: [
            (Intent.volumeSet, "30", nil, 30), (.volumeSet, "-5", nil, 0), (.volumeSet, "1000", nil, 100),
            (.volumeSet, "33.6", nil, 34), (.volumeUp, nil, nil, 50), (.volumeUp, nil, "25", 65),
            (.volumeUp, nil, "90", 100),
            (.volumeDown, nil, nil, 30), (.volumeDown, nil, "90", 0), (.volumeUp, nil, "loud", 50),
            (.mute, nil, nil, 0),
        ] as [(Intent, String?, String?, Int)])
    func `a volume stays within the scale`(intent: Intent, level: String?, step: String?, expected: Int) {
        var slots: [Slot: SlotValue] = [:]
        slots[.level] = level.map { SlotValue($0) }
        slots[.step] = step.map { SlotValue($0) }
        guard case .act(.volume(let level), _, let expectation, _) = plan(intent, slots: slots, state: playing) else {
            Issue.record("no volume command")
            return
        }
        #expect(level == expected)
        #expect(expectation == .volume(expected, on: "Kitchen Speaker"))
    }

    @Test(arguments: [nil, "", "loud", "nan", "inf", "1e99"])
    func `a level that is no number is not understood`(level: String?) {
        var slots: [Slot: SlotValue] = [:]
        slots[.level] = level.map { SlotValue($0) }
        #expect(plan(.volumeSet, slots: slots, state: playing) == .refuse(.notUnderstood, phrase: "not_understood"))
    }

    @Test func `a player that does not tell its volume is taken to be half way up`() {
        let dumb = Player(name: "TV", reference: "tv")
        #expect(
            plan(.volumeUp, on: dumb)
                == .act(.volume(60), on: "TV", expecting: .volume(60, on: "TV"), phrase: "volume.ok"))
    }

    @Test func `unmute restores what was remembered, and a modest volume when nothing was`() {
        var muted = Player.kitchen
        muted.volume = 0
        func level(_ beforeMute: Int?) -> PlayerCommand? {
            guard case .act(let command, _, _, _) = plan(.unmute, on: muted, beforeMute: beforeMute) else { return nil }
            return command
        }
        #expect(level(70) == .volume(70))
        #expect(level(nil) == .volume(30))
        #expect(plan(.unmute, beforeMute: 70) == .answer(phrase: "unmute.ok"))
    }

    @Test(arguments: [Intent.volumeSet, .volumeUp, .volumeDown, .mute, .unmute])
    func `a player without volume refuses each change of it`(intent: Intent) {
        let fixed = Player(name: "Phone", reference: "p", supportsVolume: false)
        #expect(plan(intent, on: fixed) == .refuse(.notSupported, phrase: "not_supported.volume"))
    }

    @Test(arguments: [
        Intent.seek, .playNext, .like, .unlike, .addToPlaylist, .createPlaylist, .radio, .select, .cancel, .none,
    ])
    func `what is not offered yet is refused plainly`(intent: Intent) {
        #expect(plan(intent, item: Self.item, state: playing) == .refuse(.notSupported, phrase: "not_supported"))
    }

    @Test func `help is an answer`() {
        #expect(plan(.help) == .answer(phrase: "help.ok"))
    }
}

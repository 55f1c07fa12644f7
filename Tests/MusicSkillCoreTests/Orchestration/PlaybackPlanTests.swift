import Foundation
import MusicSkillCore
import Testing

/// Each intent against what plays: which command, which proof, which words.
@Suite(.timeLimit(.minutes(1)))
struct PlaybackPlanTests {
    private static let item = Music.standByMe

    /// A plan of one step.
    private static func act(
        _ order: PlayerCommand, expecting expectation: MusicSkillCore.Expectation, phrase: String
    ) -> PlaybackPlan {
        .act([PlaybackStep(order, expecting: expectation)], phrase: phrase)
    }

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
                == Self.act(.play(Self.item), expecting: .plays(Self.item, on: kitchen), phrase: "play.ok"))
        #expect(
            plan(.play, item: Self.item, isCertain: false)
                == Self.act(.play(Self.item), expecting: .plays(Self.item, on: kitchen), phrase: "play.took"))
    }

    @Test(arguments: [(Intent.play, "play.ok"), (.radio, "radio.ok")])
    func `a list without a name of its own plays piece by piece`(intent: Intent, phrase: String) {
        let list = [Self.item, Music.track("Halo", by: "Beyoncé")]
        let kitchen = "Kitchen Speaker"
        let plan = PlaybackPlan.make(
            for: ResolvedCommand(
                reading: Interpretation(intent: intent), tracks: list, place: Place(players: [kitchen], isNamed: false)),
            player: .kitchen, state: nil)
        #expect(plan == Self.act(.playList(list), expecting: .playsAny(of: list, on: kitchen), phrase: phrase))
    }

    @Test(arguments: [Intent.play, .queueAdd, .playNext, .radio])
    func `without an item there is nothing to play`(intent: Intent) {
        #expect(plan(intent) == .refuse(.notSupported, phrase: "not_supported"))
    }

    @Test func `a queued item shows in no state`() {
        #expect(
            plan(.queueAdd, item: Self.item, state: playing)
                == Self.act(.queueAdd(Self.item), expecting: .nothing, phrase: "queue_add.ok"))
    }

    @Test func `next in the queue is its end, and the reply says so`() {
        #expect(
            plan(.playNext, item: Self.item, state: paused)
                == Self.act(.queueAdd(Self.item), expecting: .nothing, phrase: "play_next.queued"))
    }

    @Test(arguments: [Intent.queueAdd, .playNext])
    func `a queue holds single pieces, and is where music is`(intent: Intent) {
        #expect(plan(intent, item: Music.jazz, state: playing) == .refuse(.notSupported, phrase: "not_supported"))
        for state in [nil, idle, elsewhere] {
            #expect(plan(intent, item: Self.item, state: state) == .answer(phrase: "now_playing.nothing"))
        }
    }

    @Test(arguments: [Intent.pause, .stop])
    func `pause and stop act only on what plays there`(intent: Intent) {
        #expect(
            plan(intent, state: playing)
                == Self.act(
                    .pause, expecting: .paused,
                    phrase: intent == .stop ? "stop.ok" : "pause.ok"))
        for state in [nil, idle, paused, elsewhere] {
            #expect(plan(intent, state: state) == .answer(phrase: "pause.nothing"))
        }
    }

    @Test func `resume acts unless it plays there already`() {
        let act = Self.act(
            .resume, expecting: .playing(on: "Kitchen Speaker"), phrase: "resume.ok")
        for state in [nil, idle, paused, elsewhere] { #expect(plan(.resume, state: state) == act) }
        #expect(plan(.resume, state: playing) == .answer(phrase: "resume.ok"))
    }

    @Test(arguments: [(Intent.next, PlayerCommand.next, "next.ok"), (.previous, .previous, "previous.ok")])
    func `next and previous must move from where it was`(intent: Intent, command: PlayerCommand, phrase: String) {
        let act = Self.act(
            command, expecting: .moved(from: Self.item.id, position: .seconds(60)),
            phrase: phrase)
        #expect(plan(intent, state: playing) == act)
        #expect(plan(intent, state: paused) == act)
    }

    @Test(arguments: [("2", 2), ("1", 1), ("0", 1), ("-3", 1), ("100", 20)])
    func `several items are skipped one by one, within reason, and the last is looked at`(asked: String, count: Int) {
        let single = PlaybackStep(.next, expecting: .nothing)
        let last = PlaybackStep(.next, expecting: .moved(from: Self.item.id, position: .seconds(60)))
        #expect(
            plan(.next, slots: [.step: SlotValue(asked)], state: playing)
                == .act(Array(repeating: single, count: count - 1) + [last], phrase: "next.ok"))
    }

    @Test(arguments: [Intent.next, .previous, .restart, .seek, .shuffleOn, .shuffleOff, .repeat])
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
                == Self.act(command, expecting: expectation, phrase: phrase))
    }

    @Test(arguments: [
        ("track", PlaybackState.Repeat.track, "repeat_track.ok"), ("off", .off, "repeat_off.ok"),
        ("album", .context, "repeat.ok"), ("playlist", .context, "repeat.ok"),
    ])
    func `what is to be repeated is the item type`(type: String, mode: PlaybackState.Repeat, phrase: String) {
        #expect(
            plan(.repeat, slots: [.itemType: SlotValue(type)], state: playing)
                == Self.act(.repetition(mode), expecting: .repetition(mode), phrase: phrase))
    }

    @Test(
        arguments: [
            ("80", 80), ("0", 0), ("+30", 90), ("-10", 50), ("-100", 0), ("+1000", 199), ("500", 199), ("200", 199),
        ])
    func `a place in the item stays within it`(position: String, seconds: Int) {
        #expect(
            plan(.seek, slots: [.position: SlotValue(position)], state: playing)
                == Self.act(
                    .seek(.seconds(seconds)), expecting: .position(near: .seconds(seconds)), phrase: "seek.ok"))
    }

    @Test(arguments: [nil, "", "soon", "nan"])
    func `a place that is no number is not understood`(position: String?) {
        var slots: [Slot: SlotValue] = [:]
        slots[.position] = position.map { SlotValue($0) }
        #expect(plan(.seek, slots: slots, state: playing) == .refuse(.notUnderstood, phrase: "not_understood"))
        #expect(plan(.seek, slots: slots) == .answer(phrase: "now_playing.nothing"))
    }

    @Test func `a transfer needs music, and none when it is there already`() {
        let act = Self.act(
            .transfer(start: true), expecting: .playing(on: "Kitchen Speaker"), phrase: "transfer.ok")
        #expect(plan(.transfer, state: elsewhere) == act)
        #expect(plan(.transfer, state: playing) == .answer(phrase: "transfer.ok"))
        for state in [nil, idle] { #expect(plan(.transfer, state: state) == .answer(phrase: "transfer.nothing")) }
    }

    @Test func `paused music moves paused`() {
        let act = Self.act(
            .transfer(start: false), expecting: .waiting(on: "Kitchen Speaker"), phrase: "transfer.paused")
        #expect(plan(.transfer, state: Self.state(.paused, on: .bedroom)) == act)
        #expect(plan(.transfer, state: paused) == .answer(phrase: "transfer.paused"))
    }

    @Test func `playing music that is to wait elsewhere is paused there`() {
        let slots: [Slot: SlotValue] = [.sort: SlotValue("paused")]
        #expect(steps(plan(.transfer, slots: slots, state: elsewhere)) == ["main: transfer", "refinement: pause"])
    }

    /// The commands of a plan in their order, each with its role.
    private func steps(_ plan: PlaybackPlan) -> [String] {
        guard case .act(let steps, _) = plan else { return [] }
        return steps.map { "\($0.role): \($0.order.name)" }
    }

    @Test func `a volume asked for with the music comes after it`() {
        let slots: [Slot: SlotValue] = [.level: SlotValue("130")]
        #expect(
            steps(plan(.play, item: Self.item, slots: slots))
                == ["main: play track Stand by Me", "refinement: volume 100"])
        #expect(steps(plan(.transfer, slots: slots, state: elsewhere)) == ["main: transfer", "refinement: volume 100"])
        #expect(steps(plan(.transfer, slots: slots, state: playing)) == ["refinement: volume 100"])
    }

    @Test func `shuffling is set before the music where something is active, and made sure of after it`() {
        let slots: [Slot: SlotValue] = [.sort: SlotValue("random")]
        let after = ["main: play playlist Jazz Classics", "refinement: shuffle on"]
        for state in [nil, idle, elsewhere] {
            #expect(steps(plan(.play, item: Music.jazz, slots: slots, state: state)) == after)
        }
        for state in [playing, paused] {
            #expect(
                steps(plan(.play, item: Music.jazz, slots: slots, state: state)) == ["preparation: shuffle on"] + after)
        }
        var shuffled = playing
        shuffled.shuffle = true
        #expect(steps(plan(.play, item: Music.jazz, slots: slots, state: shuffled)) == after)
    }

    @Test func `shuffled playing has words of its own, and a single piece is not shuffled`() {
        let slots: [Slot: SlotValue] = [.sort: SlotValue("random")]
        func phrase(_ plan: PlaybackPlan) -> String? {
            if case .act(_, let phrase) = plan { phrase } else { nil }
        }
        #expect(phrase(plan(.play, item: Music.jazz, slots: slots)) == "play.shuffled")
        #expect(phrase(plan(.play, item: Music.jazz, isCertain: false, slots: slots)) == "play.took")
        #expect(phrase(plan(.play, item: Self.item, slots: slots)) == "play.ok")
    }

    @Test func `what plays is answered for the player asked about`() {
        #expect(plan(.nowPlaying, state: playing) == .answer(phrase: "now_playing.ok"))
        #expect(plan(.nowPlaying, state: paused) == .answer(phrase: "now_playing.paused"))
        for state in [nil, idle, elsewhere] {
            #expect(plan(.nowPlaying, state: state) == .answer(phrase: "now_playing.nothing"))
        }
    }

    @Test func `an advertisement plays, and has no name`() {
        var advertisement = playing
        advertisement.item = nil
        #expect(plan(.nowPlaying, state: advertisement) == .answer(phrase: "now_playing.unknown"))
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
        guard case .act(let steps, _) = plan(intent, slots: slots, state: playing) else {
            Issue.record("no command")
            return
        }
        let expectation = MusicSkillCore.Expectation.volume(expected, on: "Kitchen Speaker")
        #expect(steps == [PlaybackStep(.volume(expected), expecting: expectation)])
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
                == Self.act(.volume(60), expecting: .volume(60, on: "TV"), phrase: "volume.ok"))
    }

    @Test func `unmute restores what was remembered, and a modest volume when nothing was`() {
        var muted = Player.kitchen
        muted.volume = 0
        func level(_ beforeMute: Int?) -> PlayerCommand? {
            guard case .act(let steps, _) = plan(.unmute, on: muted, beforeMute: beforeMute) else { return nil }
            return steps.first?.order
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
        Intent.like, .unlike, .addToPlaylist, .createPlaylist, .select, .cancel, .none,
    ])
    func `what is not offered yet is refused plainly`(intent: Intent) {
        #expect(plan(intent, item: Self.item, state: playing) == .refuse(.notSupported, phrase: "not_supported"))
    }

    @Test func `help is an answer`() {
        #expect(plan(.help) == .answer(phrase: "help.ok"))
    }
}

import MusicSkillCore
import Skills
import SpotifyProvider

/// The live objects between the doors and the providers. Who publishes and who listens is added by the commands.
struct Graph: Sendable {
    let configuration: Configuration
    let skills: SkillLibrary
    let home: Home
    let provider: SpotifyProvider
    let directory: PlayerDirectory
    let board: StateBoard
    let household: Household
    let pipeline: CommandPipeline
    let desk: CommandDesk
    let watcher: PlaybackWatcher
    let events: EventStream
    let counters: Locked<Counters>
    let time: TimeSource
    let log: Log

    /// What has been asked of the service since it started.
    struct Counters: Sendable {
        var commands = 0
        var failed = 0
    }

    init(
        configuration: Configuration, skills: SkillLibrary, provider: SpotifyProvider, store: any KeyValueStore,
        time: TimeSource, log: Log
    ) async {
        self.configuration = configuration
        self.skills = skills
        self.provider = provider
        self.time = time
        self.log = log
        home = configuration.home
        directory = PlayerDirectory(provider: provider, store: store, log: log)
        await directory.recall()
        board = StateBoard()
        let memory = PlaybackMemory(time: time)
        household = Household(home: home, directory: directory, board: board, memory: memory)
        let orchestrator = MusicOrchestrator(
            provider: provider, directory: directory, board: board, memory: memory, time: time)
        pipeline = CommandPipeline(
            reader: skills, wording: skills, provider: provider, household: household, orchestrator: orchestrator,
            languages: configuration.languages, time: time, log: log)
        watcher = PlaybackWatcher(provider: provider, directory: directory, board: board, time: time, log: log)
        events = EventStream()
        counters = Locked(Counters())
        desk = CommandDesk(pipeline: pipeline, store: store, time: time, log: log) {
            [watcher, events, counters] utterance, reply in
            await watcher.noteCommand(isSettled: reply.code != .notConfirmed)
            counters.withLock {
                $0.commands += 1
                if reply.code != .ok { $0.failed += 1 }
            }
            events.send(BridgeEvent(of: utterance, reply))
        }
    }
}

/// News for `bridge/event`, until somebody publishes them; the oldest give way when nobody does.
final class EventStream: Sendable {
    let events: AsyncStream<BridgeEvent>
    private let continuation: AsyncStream<BridgeEvent>.Continuation

    init() {
        (events, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(64))
    }

    func send(_ event: BridgeEvent) {
        continuation.yield(event)
    }
}

extension BridgeEvent {
    /// `command_handled` or `command_failed`. The sentence itself stays out: it is on `say` already.
    init(of utterance: Utterance, _ reply: Reply) {
        let isHandled = reply.code == .ok
        var data = [
            "transaction": reply.transaction, "code": reply.code.rawValue, "intent": reply.intent.rawValue,
            "door": utterance.door.rawValue, "speech": reply.speech,
        ]
        data["player"] = reply.player?.id
        data["site"] = utterance.site
        self.init(type: isHandled ? "command_handled" : "command_failed", data: data)
    }
}

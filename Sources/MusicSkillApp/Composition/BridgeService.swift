import Adapters
import Foundation
import MusicSkillCore

/// The running service on a broker: the door, the topics that go out, and what keeps them true.
struct BridgeService: Sendable {
    let workspace: Workspace
    let graph: Graph

    /// Runs until `services` end, a signal comes, somebody asks for a restart or the task is cancelled; then says
    /// farewell to the broker.
    ///
    /// Throws where another instance has the topics already.
    ///
    /// - Returns: whether it ends to be started again.
    @discardableResult
    func run(_ services: [any Service]) async throws -> ExitCode {
        let topics = workspace.topics
        let lastSeen = LastSeen(path: "\(workspace.configuration.dataDirectory)/last-seen", time: graph.time)
        let settings = workspace.mqttSettings(client: false, absentSince: lastSeen.age())
        let restart = Restart(time: graph.time)
        try await MosquittoBus.withBus(settings, log: graph.log.of("mqtt"), time: graph.time) { bus in
            let states = StateLoop(
                bus: bus, topics: topics, accounts: graph.accounts, home: graph.home, events: graph.events,
                time: graph.time, log: graph.log)
            let startedAt = graph.time.now()
            let beacon = Beacon(
                bus: bus, topics: topics, workspace: workspace, graph: graph, lastSeen: lastSeen,
                doors: BridgeInfo.doors(of: workspace.configuration), startedAt: startedAt)
            let operations = Operations(
                operationGroups(states: states, beacon: beacon, restart: restart), time: graph.time)
            let post = ReplyPost(bus: bus, topics: topics, pipeline: graph.pipeline, log: graph.log.of("mqtt"))
            let door = MQTTDoor(
                topics: topics, desk: graph.desk, post: post, operations: operations, time: graph.time,
                log: graph.log.of("mqtt"))
            let players = PlayerDoor(
                topics: topics, accounts: graph.accounts, home: graph.home, desk: graph.desk, post: post,
                languages: workspace.configuration.languages, time: graph.time, log: graph.log.of("mqtt"))
            let instances = InstanceGuard(
                bus: bus, topics: topics, overwritten: [graph.infoNews, graph.healthNews], time: graph.time,
                log: graph.log.of("mqtt"))
            let announcer = Announcer(topics: topics, accounts: graph.accounts, beacon: beacon, states: states)
            let sites = SiteListener(topics: topics, home: graph.home, sites: graph.sites, log: graph.log.of("mqtt"))
            let discovery = discovery(bus: bus, states: states, announcer: announcer)
            let hermes = HermesDoor.open(workspace.configuration, graph: graph, bus: bus)
            let lifeSigns = lifeSigns(states)
            let router = BusRouter(
                bus: bus,
                listeners: [instances, announcer, sites, door, players, discovery] + hermes.listeners + [lifeSigns],
                log: graph.log.of("mqtt"))
            if case .replacedDamaged(let path, let reason) = graph.outside.storageReport {
                graph.events.send(
                    BridgeEvent(type: "storage_replaced", data: ["moved_to": path, "because": reason]))
            }
            defer { if !instances.hasGivenWay { beacon.sayFarewell() } }
            let logging = LoggingTopic(feed: workspace.logFeed, bus: bus, topics: topics)
            let own: [any Service] = [
                router, states, graph.accounts, graph.roster, graph.skillKeeper, beacon, discovery, logging, restart,
                instances, lifeSigns, graph.afterwards,
            ]
            let http = httpDoor(operations, isConnected: { bus.isConnected }, startedAt: startedAt)
            let result: Result<Void, any Error>
            do {
                try await withHomeTransport { home in
                    // Theirs first: a signal to end must not find nobody listening.
                    let all = services + own + hermes.services + wyomingDoor(over: home) + http
                    try await ServiceGroup.run(all, log: graph.log)
                }
                result = .success(())
            } catch {
                result = .failure(error)
            }
            for account in await graph.accounts.all { await account.announcements.endAll() }
            try result.get()
        }
        return restart.isAsked ? .restart : .done
    }

    /// Alive is a service whose players' states and whose database answer.
    private func lifeSigns(_ states: StateLoop) -> LifeSigns {
        let manager = ServiceManager(log: graph.log)
        return LifeSigns(
            patience: manager.patience,
            pulse: {
                _ = await states.snapshot()
                // A database that refuses has answered, too.
                _ = try? await graph.outside.store.value(for: "pulse")
            }, tell: { manager.tell($0) }, time: graph.time)
    }

    private func discovery(bus: any MessageBus, states: StateLoop, announcer: Announcer) -> DiscoveryLoop {
        let topics = workspace.homeAssistantTopics
        let log = graph.log.of("home assistant")
        var connection = workspace.mqttSettings(client: true)
        connection.clientID = "\(workspace.configuration.mqtt.clientID)-sweep"
        let sweep = DiscoverySweep(connection: connection, topics: topics, time: graph.time, log: log)
        return DiscoveryLoop(
            bus: bus, topics: topics, settings: workspace.configuration.homeAssistant,
            sources: .init(
                news: states.news,
                snapshot: {
                    await HomeSnapshot(
                        of: await graph.accounts.all, home: graph.home, states: await states.published,
                        now: graph.time.wallClock())
                },
                republish: { await announcer.tellAnew() }, held: { try await sweep.find() },
                covers: CoverStock(transport: graph.outside.transport, time: graph.time, log: log)),
            time: graph.time, log: log)
    }
}

/// Tells everything anew to a broker that may have lost what it kept, and nothing to one that is gone; hears of which
/// players it keeps something.
private struct Announcer: BusListener {
    let topics: Topics
    let accounts: Accounts
    let beacon: Beacon
    let states: StateLoop

    var filters: [String] { [topics.availability("+")] }

    func connected() async {
        await accounts.watch(true)
        await tellAnew()
    }

    func tellAnew() async {
        await beacon.announce()
        await states.republish()
    }

    func disconnected() async {
        await accounts.watch(false)
    }

    func receive(_ message: InboundMessage, in group: inout DiscardingTaskGroup) {
        // The rest is what we say ourselves.
        guard message.isRetained, let player = topics.player(ofAvailability: message.topic) else { return }
        group.addTask { await states.find(player) }
    }
}

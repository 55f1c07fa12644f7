import Adapters
import Foundation
import MusicSkillCore
import Skills

/// Says what the service is and how it fares: `bridge/info`, `bridge/health`, `bridge/event`, `bridge/last`,
/// `bridge/state`.
struct Beacon: Service {
    let name = "bridge topics"

    let bus: any MessageBus
    let topics: Topics
    let workspace: Workspace
    let graph: Graph
    let lastSeen: LastSeen
    let doors: [BridgeInfo.Door]
    let startedAt: TimeSource.Instant

    private static let healthInterval = Duration.seconds(600)
    /// While a limit runs down.
    private static let limitedInterval = Duration.seconds(30)

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await event in graph.events.events {
                    send(OutboundMessage(topic: topics.bridgeEvent, payload: Wire.encode(event)))
                }
            }
            group.addTask {
                while true {
                    let health = await health()
                    let isLimited = health.providers.contains { $0.limitedFor != nil }
                    let due = graph.time.now() + (isLimited ? Self.limitedInterval : Self.healthInterval)
                    try await graph.healthNews.wait(until: due, time: graph.time)
                    await publishHealth()
                }
            }
            group.addTask {
                while true {
                    try await graph.infoNews.wait(until: nil, time: graph.time)
                    publishInfo()
                }
            }
            group.addTask {
                while true {
                    try await graph.lastWords.news.wait(until: nil, time: graph.time)
                    publishLastWords()
                }
            }
            group.addTask {
                var isOutdated = false
                while true {
                    if bus.isConnected { markSeen() }
                    if workspace.loaded.hasChanged != isOutdated {
                        isOutdated.toggle()
                        graph.infoNews.ring()
                    }
                    try await graph.time.sleep(for: LastSeen.interval)
                }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    /// On every connect: the broker may have lost what it kept. `bridge/state` is the connection's own birth message.
    func announce() async {
        markSeen()
        publishInfo()
        publishLastWords()
        await publishHealth()
    }

    /// The clean end: a farewell keeps the broker from publishing the will, so this says it instead.
    func sayFarewell() {
        if bus.isConnected { markSeen() }
        send(OutboundMessage(topic: topics.bridgeState, payload: BridgeState.offline, retain: true))
    }

    func health() async -> Health {
        var health = await Health(graph, uptime: startedAt.duration(to: graph.time.now()))
        health.process = ProcessHealth()
        health.mqtt = bus.traffic
        return health
    }

    private func publishInfo() {
        let skills = graph.skills.current
        var configuration = workspace.configuration
        configuration.log.level = workspace.logFeed.level
        let info = BridgeInfo(
            version: App.version, os: .current, mqtt: .init(configuration.mqtt), doors: doors,
            logLevel: configuration.log.level, restartRequired: workspace.loaded.hasChanged,
            configuration: configuration.described(), configurationSchema: Configuration.schema,
            skills: skills.library.summary.map { BridgeInfo.Skill($0, complaints: skills.complaints) },
            skillProblems: skills.complaints, providers: [.init(name: "spotify")])
        send(OutboundMessage(topic: topics.bridgeInfo, payload: Wire.encode(info), retain: true))
    }

    private func publishHealth() async {
        send(OutboundMessage(topic: topics.bridgeHealth, payload: Wire.encode(await health()), retain: true))
    }

    private func publishLastWords() {
        guard let words = graph.lastWords.current else { return }
        send(OutboundMessage(topic: topics.bridgeLast, payload: Wire.encode(words), retain: true))
    }

    private func markSeen() {
        do {
            try lastSeen.mark()
        } catch {
            graph.log.of("mqtt").warning("the time of the connection cannot be kept", ["error": "\(error)"])
        }
    }

    private func send(_ message: OutboundMessage) {
        do {
            try bus.publish(message)
        } catch {
            graph.log.of("mqtt").warning("cannot be published", ["topic": message.topic, "error": "\(error)"])
        }
    }
}

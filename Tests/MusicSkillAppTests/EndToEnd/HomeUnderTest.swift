import Adapters
import Foundation
import MusicSkillCore
import SpotifyProvider
import SpotifySimulator
import TestSupport

@testable import MusicSkillApp

/// A whole home on this machine: a real broker, a simulated Spotify behind real HTTP, the service, and a listener.
struct HomeUnderTest: Sendable {
    let broker: MosquittoProcess
    let spotify: SpotifySimulator
    let graph: Graph
    let listener: TopicListener
    /// Where the database is.
    let directory: String

    static let rooms = [
        Room(name: "kitchen", aliases: ["cooking room"], players: ["Kitchen Speaker"]),
        Room(name: "living room", players: ["Living Room Speaker"]),
        Room(name: "bedroom", players: ["Bedroom Speaker"]),
        Room(name: "garden", players: ["Garden Speaker"]),
        Room(name: "attic", players: []),
    ]

    /// Says `text` as an automation would and returns the reply.
    func say(_ text: String, extra: String = "") async throws -> ReplyOnWire {
        let transaction = UUID().uuidString
        let payload = #"{"text": \#(Self.quoted(text)), "transaction": "\#(transaction)"\#(extra)}"#
        try listener.publish("musicskill/say", payload)
        return try await reply(to: transaction)
    }

    func reply(to transaction: String) async throws -> ReplyOnWire {
        try await listener.next(ReplyOnWire.self, on: "musicskill/reply") { $0.transaction == transaction }
    }

    /// Sends bytes that carry no transaction, and returns the one reply that follows.
    func sayRaw(_ payload: [UInt8], on topic: String = "musicskill/say") async throws -> ReplyOnWire {
        let before = listener.count(of: "musicskill/reply")
        try listener.publish(topic, payload)
        return try await listener.nth(ReplyOnWire.self, before, on: "musicskill/reply")
    }

    private static func quoted(_ text: String) -> String {
        String(decoding: Wire.encode([text]).dropFirst().dropLast(), as: UTF8.self)
    }

    static let silentWyoming = Configuration.Wyoming(listen: nil)
    static let silentHTTP = Configuration.HTTP(listen: nil)

    /// Starts everything, runs `body`, stops everything.
    /// - Parameter before: what the broker is given before the service starts.
    static func with(
        settings: SimulatorSettings = SimulatorSettings(), skills: SkillFolders? = nil, log: Log = .silent,
        logFeed: LogFeed? = nil,
        wyoming: Configuration.Wyoming = HomeUnderTest.silentWyoming,
        http: Configuration.HTTP = HomeUnderTest.silentHTTP,
        hermes: Configuration.Hermes = Configuration.Hermes(),
        homeAssistant: Configuration.HomeAssistant = Configuration.HomeAssistant(), time: TimeSource = .system,
        before: @escaping @Sendable (TopicListener) async throws -> Void = { _ in },
        after: @escaping @Sendable (TopicListener) async throws -> Void = { _ in },
        _ body: @escaping @Sendable (HomeUnderTest) async throws -> Void
    ) async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        try await MosquittoProcess.with(directory: directory.path) { broker in
            try await LoopbackSpotify.run(catalogue: .builtIn, log: .silent) { spotify in
                await spotify.simulator.change { $0 = settings }
                let workspace = try await workspace(
                    broker: broker, spotify: spotify.baseURL, directory: directory.path, skills: skills, log: log,
                    logFeed: logFeed, wyoming: wyoming, http: http, hermes: hermes, homeAssistant: homeAssistant,
                    time: time)
                try await workspace.withGraph { graph in
                    try await logIn(graph)
                    try await TopicListener.with(port: broker.port) { listener in
                        let home = HomeUnderTest(
                            broker: broker, spotify: spotify.simulator, graph: graph, listener: listener,
                            directory: workspace.configuration.dataDirectory)
                        try await before(listener)
                        let service = BridgeService(workspace: workspace, graph: graph)
                        try await service.run([Witness { try await home.start(body) }])
                        try await after(listener)
                    }
                }
            }
        }
    }

    private func start(_ body: @Sendable (HomeUnderTest) async throws -> Void) async throws {
        _ = try await listener.next(BridgeStateOnWire.self, on: "musicskill/bridge/state") { $0.state == "online" }
        await spotify.resetReport()
        try await body(self)
    }

    static func workspace(
        broker: MosquittoProcess, spotify: String, directory: String, clientID: String = "musicskill",
        skills: SkillFolders? = nil, log: Log = .silent, logFeed: LogFeed? = nil,
        wyoming: Configuration.Wyoming = silentWyoming, http: Configuration.HTTP = silentHTTP,
        hermes: Configuration.Hermes = Configuration.Hermes(),
        homeAssistant: Configuration.HomeAssistant = Configuration.HomeAssistant(), time: TimeSource = .system
    ) async throws -> Workspace {
        var configuration = Configuration(dataDirectory: "\(directory)/data")
        configuration.mqtt.port = broker.port
        configuration.mqtt.clientID = clientID
        configuration.spotify.clientID = "test"
        configuration.spotify.apiURL = spotify
        configuration.spotify.accountsURL = spotify
        configuration.wyoming = wyoming
        configuration.http = http
        configuration.hermes = hermes
        configuration.homeAssistant = homeAssistant
        configuration.home = Home(rooms: rooms, defaultRoom: "living room", sites: ["kitchen-pi": "kitchen"])
        return try await Workspace(configuration, skills: skills, log: log, logFeed: logFeed, time: time)
    }

    static func logIn(_ graph: Graph) async throws {
        let login = graph.login("default")
        let attempt = try await login.begin()
        let page = try await graph.outside.transport.send(HTTPRequest(.get, attempt.authorisationURL))
        try await login.finish(callbackURL: page.header("location") ?? "")
    }
}

/// Files of the checkout the tests were built from.
enum Repository {
    static func path(_ relative: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(relative).path
    }
}

/// A reply as somebody who only knows the topics would read it.
struct ReplyOnWire: Decodable, Sendable {
    struct Item: Decodable, Sendable {
        var kind: String
        var title: String
        var artist: String?
    }
    struct Player: Decodable, Sendable {
        var id: String
    }
    struct Explanation: Decodable, Sendable {
        var searches: [String]
        var decisions: [String]
    }
    var transaction: String
    var code: String
    var speech: String
    var intent: String
    var slots: [String: String]
    var item: Item?
    var player: Player?
    var retryAfterSeconds: Int?
    var explain: Explanation?

    enum CodingKeys: String, CodingKey {
        case transaction, code, speech, intent, slots, item, player, explain
        case retryAfterSeconds = "retry_after_s"
    }
}

struct BridgeStateOnWire: Decodable, Sendable {
    var state: String
}

struct BridgeHealthOnWire: Decodable, Sendable {
    var uptimeSeconds: Int

    enum CodingKeys: String, CodingKey { case uptimeSeconds = "uptime_s" }
}

struct PlayerOnWire: Decodable, Sendable {
    var state: String
    var item: ReplyOnWire.Item?
    var positionMilliseconds: Int?
    var volume: Int?

    enum CodingKeys: String, CodingKey {
        case state, item, volume
        case positionMilliseconds = "position_ms"
    }
}

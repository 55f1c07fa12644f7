import Adapters
import Foundation
import MusicSkillCore
import SpotifyProvider
import SpotifySimulator
import TestSupport

@testable import MusicSkillApp

/// The whole service but for its doors, in one process, against a simulated Spotify, on time that flows by itself: a day
/// passes in seconds and in the same way in every run.
struct VirtualHome: Sendable {
    let time: TestTime
    let spotify: SpotifySimulator
    let graph: Graph
    let log: LogCapture

    static let rooms = [
        Room(name: "kitchen", players: ["Kitchen Speaker"]),
        Room(name: "living room", players: ["Living Room Speaker"]),
        Room(name: "bedroom", players: ["Bedroom Speaker"]),
        Room(name: "bathroom", players: ["Bathroom Radio"]),
    ]

    /// A logged in household, from its first moment to the end of `body`, watched all the while.
    static func live(_ body: @escaping @Sendable (VirtualHome) async throws -> Void) async throws {
        let time = TestTime()
        let log = LogCapture()
        let cryptography = OpenSSLCryptography()
        let spotify = SpotifySimulator(
            catalogue: .builtIn, time: time.source, randomness: .fixed(0.5), sha256: cryptography.sha256)
        let store = FakeStore(time: time.source)
        let outside = Outside(
            transport: SimulatorTransport(spotify, time: time.source), store: store,
            sealed: SealedKeyValueStore(
                store: store, cryptography: cryptography, key: Secret(Array(repeating: 7, count: 32))),
            cryptography: cryptography, audit: FakeAuditTrail(), storageReport: .created)
        let workspace = try await workspace(time: time.source, log: log.log)
        try await time.flow {
            let graph = await Graph(workspace, outside)
            try await HomeUnderTest.logIn(graph)
            let home = VirtualHome(time: time, spotify: spotify, graph: graph, log: log)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await graph.accounts.run() }
                await graph.accounts.watch(true)
                try await body(home)
                group.cancelAll()
            }
        }
    }

    /// - Returns: the reply, and how long it took.
    func say(_ text: String) async -> (reply: Reply, took: Duration) {
        let began = time.now
        let utterance = Utterance(
            text: text, language: "en", transaction: UUID().uuidString, isTransactionGiven: true, door: .mqtt,
            deadline: began + Utterance.voiceDeadline)
        let reply = await graph.desk.handle(utterance)
        return (reply, began.duration(to: time.now))
    }

    private static func workspace(time: TimeSource, log: Log) async throws -> Workspace {
        var configuration = Configuration(dataDirectory: "/nowhere")
        configuration.spotify.clientID = "test"
        configuration.spotify.apiURL = "https://api.spotify.test"
        configuration.spotify.accountsURL = "https://accounts.spotify.test"
        configuration.home = Home(rooms: rooms, defaultRoom: "living room")
        return try await Workspace(configuration, log: log, time: time)
    }
}

/// An audit trail in memory.
final class FakeAuditTrail: AuditTrail {
    private let entries = Locked<[AuditEntry]>([])

    func record(_ entry: AuditEntry) async throws(StoreError) { entries.withLock { $0.append(entry) } }

    func entries(of account: String?, limit: Int) async throws(StoreError) -> [AuditEntry] {
        entries.withLock { $0.reversed().filter { account == nil || $0.account == account }.prefix(limit).map(\.self) }
    }

    func forget(account: String) async throws(StoreError) {
        entries.withLock { $0.removeAll { $0.account == account } }
    }
}

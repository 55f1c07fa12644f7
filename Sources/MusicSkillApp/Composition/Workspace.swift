import Adapters
import Foundation
import MusicSkillCore
import Skills
import SpotifyProvider

/// What a command works with: configuration, skills and log, read once at its start.
struct Workspace: Sendable {
    let loaded: LoadedConfiguration
    let skills: SkillLibrary
    let skillFolders: SkillFolders
    let diagnostics: [SkillDiagnostic]
    let logFeed: LogFeed
    let log: Log
    let time: TimeSource
    let environment: [String: String]

    var configuration: Configuration { loaded.configuration }
    var topics: Topics { Topics(base: configuration.mqtt.baseTopic) }
    var homeAssistantTopics: HomeAssistantTopics { HomeAssistantTopics(configuration.homeAssistant, own: topics) }

    /// Reads configuration and skills as the command line and the environment say.
    /// - Parameter readsSentences: where not, no language is compiled or looked at for mistakes before it is read.
    static func open(_ invocation: Invocation, readsSentences: Bool = true) throws -> Workspace {
        let loaded = try loadConfiguration(invocation)
        return try open(loaded, invocation, readsSentences: readsSentences)
    }

    /// With a configuration made in code: the demo's.
    static func open(
        _ loaded: LoadedConfiguration, _ invocation: Invocation, readsSentences: Bool = true, quiet: Bool = false
    ) throws -> Workspace {
        let time = TimeSource.system
        let settings = loaded.configuration.log
        let sink: @Sendable (Log.Entry) -> Void =
            if quiet { { _ in } } else { LogSink.make(settings.format, console: invocation.console) }
        let logFeed = LogFeed(level: settings.level, sink: sink)
        let log = logFeed.log(time)
        for warning in loaded.warnings { log.of("configuration").warning("\(warning)") }
        let folders = try SkillFolders.find(invocation, loaded)
        let (skills, diagnostics) = try loadSkills(
            folders, languages: readsSentences ? loaded.configuration.languages : [])
        for diagnostic in diagnostics where diagnostic.severity == .error {
            log.of("skills").error("\(diagnostic)")
        }
        return Workspace(
            loaded: loaded, skills: skills, skillFolders: folders, diagnostics: diagnostics, logFeed: logFeed,
            log: log, time: time, environment: invocation.environment)
    }

    static func loadConfiguration(_ invocation: Invocation) throws -> LoadedConfiguration {
        do throws(ConfigurationErrors) {
            return try ConfigurationLoader(environment: invocation.environment)
                .load(path: invocation.arguments["--config"])
        } catch {
            throw AppError(.configuration, error.description)
        }
    }

    /// - Parameter languages: those to compile and to look for mistakes in at once; all where nothing is given.
    static func loadSkills(
        _ folders: SkillFolders, languages: [String]? = nil
    ) throws -> (SkillLibrary, [SkillDiagnostic]) {
        do {
            let sources = try folders.sources()
            let (library, diagnostics) = SkillLibrary.load(sources, languages: languages)
            guard diagnostics.contains(where: { $0.severity == .error }) else { return (library, diagnostics) }
            // A mistake in the user's own files must not take the shipped skill away.
            let shipped = SkillLibrary.load(try SkillFolder.read(folders.shipped), languages: languages).library
            return (shipped.next(sources).library, diagnostics)
        } catch {
            throw AppError(.badData, "the skills cannot be read: \(error)")
        }
    }

    /// For the one service that may run on the data folder.
    func lockFolder() throws -> FolderLock {
        do throws(StoreError) {
            return try FolderLock(directory: configuration.dataDirectory)
        } catch {
            throw AppError(.configuration, error.message)
        }
    }

    /// The live objects, over what lives outside the process, for as long as `body` runs.
    func withGraph<Result: Sendable>(_ body: @Sendable (Graph) async throws -> Result) async throws -> Result {
        try await withOutside { outside in
            let graph = await Graph(self, outside)
            return try await withFlush(of: graph) { try await body(graph) }
        }
    }

    /// Opens what lives outside the process (database, network) for as long as `body` runs.
    func withOutside<Result: Sendable>(_ body: @Sendable (Outside) async throws -> Result) async throws -> Result {
        let directory = configuration.dataDirectory
        let cryptography = OpenSSLCryptography()
        do {
            let (database, report) = try await Database.open(
                configuration.databasePath, log: log.of("storage"), wallClock: time.wallClock)
            let store = try await SQLiteKeyValueStore(database: database, wallClock: time.wallClock)
            let keyFile = KeyFile(directory: directory, environment: environment, cryptography: cryptography)
            let sealed = try await SealedKeyValueStore.open(store: store, keyFile: keyFile, cryptography: cryptography)
            let result = try await CurlTransport.withTransport(.init(caFile: configuration.spotify.ca)) { transport in
                try await body(
                    Outside(
                        transport: transport, store: store, sealed: sealed, cryptography: cryptography,
                        audit: SQLiteAuditTrail(database: database, wallClock: time.wallClock), storageReport: report))
            }
            await database.close()
            return result
        } catch let error as StoreError {
            throw AppError(.configuration, error.message)
        }
    }

    /// Whichever way `body` ends, what is only in memory is written.
    private func withFlush<Result>(of graph: Graph, _ body: () async throws -> Result) async throws -> Result {
        do {
            let result = try await body()
            await graph.flush()
            return result
        } catch {
            await graph.flush()
            throw error
        }
    }

    var spotifySettings: SpotifySettings {
        SpotifySettings(
            clientID: configuration.spotify.clientID ?? "", redirectURI: configuration.spotify.redirectURI,
            apiURL: configuration.spotify.apiURL, accountsURL: configuration.spotify.accountsURL)
    }

    /// The connection of a service, or of a client that only asks it something.
    func mqttSettings(client: Bool, absentSince: Duration? = nil) -> MQTTSettings {
        let mqtt = configuration.mqtt
        let offline = OutboundMessage(topic: topics.bridgeState, payload: BridgeState.offline, retain: true)
        let online = OutboundMessage(topic: topics.bridgeState, payload: BridgeState.online, retain: true)
        let hermes = configuration.hermes
        let filters =
            topics.requests + topics.playerOrders + [topics.bridgeInstance, topics.availability("+")]
            + homeAssistantTopics.births
            + (hermes.enabled ? HermesTopics.filters(readsSentences: hermes.nlu != .off) : [])
        let subscriptions = client ? ServiceClient.subscriptions(topics) : filters
        return MQTTSettings(
            host: mqtt.host, port: mqtt.port, username: mqtt.username, password: mqtt.password,
            clientID: client ? "\(mqtt.clientID)-cli-\(UUID().uuidString.prefix(8))" : mqtt.clientID,
            protocolVersion: mqtt.protocolVersion == .v5 ? .v5 : .v311,
            tls: MQTTSettings.TLS(mqtt.tls),
            will: client ? nil : offline, birth: client ? nil : online,
            subscriptions: subscriptions.map { MQTTSettings.Subscription($0) },
            session: client
                ? nil : .init(fenceTopic: topics.bridgeFence, absentSince: absentSince))
    }
}

extension MQTTSettings.TLS {
    /// Nothing where the configuration names no file: the connection is not encrypted then.
    init?(_ configuration: Configuration.MQTT.TLS) {
        guard configuration != Configuration.MQTT.TLS() else { return nil }
        self.init(
            authorities: configuration.ca, certificate: configuration.certificate, key: configuration.key)
    }
}

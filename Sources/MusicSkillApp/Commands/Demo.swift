import Adapters
import Foundation
import MusicSkillCore
import SpotifyProvider
import SpotifySimulator

/// The demo once its broker and its Spotify are up.
struct Demo: Sendable {
    let broker: MosquittoProcess
    let spotify: LoopbackSpotify
    /// Closed where nothing is given.
    let wyoming: ListenAddress?
    let http: ListenAddress?
    let directory: String
    let invocation: Invocation

    private var console: Console { invocation.console }

    func run() async throws -> ExitCode {
        let workspace = try Workspace.open(
            LoadedConfiguration(configuration: configuration, path: nil, warnings: []), invocation)
        let signals = await Signals(log: workspace.log)
        return try await workspace.withGraph { graph in
            try await logIn(graph)
            let service = BridgeService(workspace: workspace, graph: graph)
            let code = Locked(ExitCode.done)
            if let sentence = invocation.arguments["--say"] {
                let speaker = DemoSentence(sentence: sentence, workspace: workspace, invocation: invocation, code: code)
                try await service.run([speaker, signals])
            } else {
                greet(workspace)
                let stage = DemoStage(workspace: workspace, spotify: spotify, console: console)
                try await service.run([stage, signals])
                console.say("The demo has ended; nothing is left running.")
            }
            return code.withLock { $0 }
        }
    }

    private var configuration: Configuration {
        var configuration = Configuration(dataDirectory: directory)
        configuration.mqtt.host = broker.host
        configuration.mqtt.port = broker.port
        configuration.spotify.clientID = "demo"
        configuration.spotify.apiURL = spotify.baseURL
        configuration.spotify.accountsURL = spotify.baseURL
        configuration.wyoming.listen = wyoming
        configuration.http.listen = http
        configuration.home = Home(
            rooms: [
                Room(name: "kitchen", aliases: ["cooking room"], players: ["Kitchen Speaker"]),
                Room(name: "living room", aliases: ["lounge"], players: ["Living Room Speaker"]),
                Room(name: "bedroom", players: ["Bedroom Speaker"]),
                Room(name: "bathroom", players: ["Bathroom Radio"]),
                Room(name: "garden", players: ["Garden Speaker"]),
            ], defaultRoom: "living room")
        configuration.log.level = invocation.arguments.has("--verbose") ? .debug : .error
        return configuration
    }

    /// The real login, against the simulated accounts service, whose user agrees at once.
    private func logIn(_ graph: Graph) async throws {
        let login = graph.login(Configuration.Spotify().accounts.standard)
        let attempt = try await login.begin()
        let page = try await graph.outside.transport.send(HTTPRequest(.get, attempt.authorisationURL))
        guard let callback = page.header("location") else {
            throw AppError(.loginNeeded, "the simulated Spotify did not let the demo in (HTTP \(page.status))")
        }
        try await login.finish(callbackURL: callback)
    }

    private func greet(_ workspace: Workspace) {
        let topics = workspace.topics
        let rooms = configuration.home.rooms.map(\.name).joined(separator: ", ")
        console.say(
            """
            \(console.coloured("musicskill demo", .bold))
              broker     mqtt://\(broker.host):\(broker.port)
              Spotify    \(spotify.baseURL)  (simulated; GET /_control tells how to make it misbehave)
              Wyoming    \(wyoming.map { "tcp://\($0)" } ?? "closed; --wyoming HOST:PORT opens it")
              HTTP       \(http.map { "http://\($0)/" } ?? "closed; --http HOST:PORT opens it")
              rooms      \(rooms)
              say        mosquitto_pub -p \(broker.port) -t \(topics.say) -m "play jazz in kitchen"
              listen     mosquitto_sub -p \(broker.port) -t '\(topics.base)/#' -v
            Type a sentence, or press Ctrl-C to end.
            """)
    }
}

/// `demo --say`: one sentence through the broker, as an automation would send it.
private struct DemoSentence: Service {
    let name = "demo sentence"
    let sentence: String
    let workspace: Workspace
    let invocation: Invocation
    let code: Locked<ExitCode>

    func run() async throws {
        var request = SayRequest(text: sentence)
        if invocation.arguments.has("--explain") { request.explain = true }
        let reply = try await workspace.withClient { [request] in try await $0.say(request) }
        let shown = try ReplyPrinter(console: invocation.console, asJSON: invocation.arguments.has("--json")).show(
            reply)
        code.withLock { $0 = shown }
    }
}

/// The demo that stays: says what is typed, shows what the topics say.
private struct DemoStage: Service {
    let name = "demo stage"
    let workspace: Workspace
    let spotify: LoopbackSpotify
    let console: Console

    private struct Spoken: Decodable { var speech: String }

    func run() async throws {
        var settings = workspace.mqttSettings(client: true)
        settings.subscriptions = [.init("\(workspace.topics.base)/#")]
        try await MosquittoBus.withBus(settings, log: .silent, time: workspace.time) { bus in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await event in bus.events {
                        if case .message(let message) = event { await show(message) }
                    }
                }
                group.addTask {
                    for await line in console.lines() where !line.allSatisfy(\.isWhitespace) {
                        try bus.publish(OutboundMessage(topic: workspace.topics.say, text: line))
                    }
                    // The end of the input is not the end of the demo: it may have been started without any.
                    try await workspace.time.sleepUntilCancelled()
                }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private func show(_ message: InboundMessage) async {
        let text = String(decoding: message.payload, as: UTF8.self)
        if message.topic == workspace.topics.reply {
            do {
                let spoken = try JSONDecoder().decode(Spoken.self, from: Data(message.payload))
                console.say(console.coloured(spoken.speech, .bold))
            } catch {
                console.say(text)
            }
        }
        guard message.topic != workspace.topics.bridgeInfo else { return }
        console.say(console.coloured("  \(message.topic) \(text.prefix(160))", .grey))
    }
}

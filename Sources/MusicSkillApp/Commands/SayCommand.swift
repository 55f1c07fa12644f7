import Adapters
import Foundation
import MusicSkillCore

/// `musicskill say TEXT`: one sentence, one reply.
enum SayCommand {
    static let command = Command(
        name: "say", summary: "say a sentence and hear the reply", arguments: "TEXT",
        options: [
            Option("--room", "ROOM", "the room to act in, if the sentence names none"),
            Option("--site", "SITE", "the satellite to speak as"),
            Option("--language", "TAG", "the language of the sentence, such as en"),
            Option("--deadline", "MS", "when the reply is due, in milliseconds (8000)"),
            Option("--dry-run", nil, "tell what would be done, and touch nothing"),
            Option("--explain", nil, "tell how the answer came about"),
            Option("--json", nil, "print the whole reply as JSON"),
            Option("--local", nil, "do it in this process, without the running service"),
        ],
        details: "Goes through the running service, over MQTT, and exits with the reply's code.", run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let request = try request(from: invocation.arguments)
        let isLocal = invocation.arguments.has("--local")
        let workspace = try Workspace.open(invocation, readsSentences: isLocal)
        let reply: [UInt8]
        if isLocal {
            reply = try await workspace.withGraph { graph in
                let utterance = Utterance(request, door: .commandLine, arrivedAt: graph.time.now())
                return Wire.encode(await graph.desk.handle(utterance))
            }
        } else {
            reply = try await workspace.withClient { try await $0.say(request) }
        }
        return try ReplyPrinter(console: invocation.console, asJSON: invocation.arguments.has("--json")).show(reply)
    }

    private static func request(from arguments: Arguments) throws(AppError) -> SayRequest {
        guard !arguments.words.isEmpty else {
            throw AppError(.usage, "say what? For example: musicskill say \"play jazz in the kitchen\"")
        }
        var request = SayRequest(text: arguments.sentence)
        request.room = arguments["--room"]
        request.site = arguments["--site"]
        request.language = arguments["--language"]
        if arguments.has("--dry-run") { request.dryRun = true }
        if arguments.has("--explain") { request.explain = true }
        request.deadlineMilliseconds = try arguments.number(
            "--deadline", in: SayRequest.deadlineRange, as: "milliseconds")
        do {
            return try SayRequest.decode(Wire.encode(request))
        } catch {
            throw AppError(.usage, error.message)
        }
    }
}

extension Workspace {
    /// Connects as a client of the running service.
    ///
    /// - Parameter way: out, where there is no broker; nothing for those who look only whether there is one.
    func withClient<Result: Sendable>(
        orElse way: String? = "--local does without", _ body: @Sendable (ServiceClient) async throws -> Result
    ) async throws -> Result {
        try await MosquittoBus.withBus(mqttSettings(client: true), log: .silent, time: time) { bus in
            do throws(BusConnectError) {
                try await bus.waitUntilConnected(deadline: time.now().advanced(by: .seconds(5)))
            } catch {
                let code: ExitCode = if case .refusedCredentials = error { .loginNeeded } else { .unreachable }
                throw AppError(code, "no connection to the broker: \(error)" + (way.map { "; \($0)" } ?? ""))
            }
            return try await body(ServiceClient(bus: bus, topics: topics, time: time))
        }
    }
}

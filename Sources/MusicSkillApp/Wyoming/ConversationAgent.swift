import Foundation
import MusicSkillCore

/// Another conversation agent of Home Assistant's, for what is not about music: a pipeline there has one agent only.
///
/// https://developers.home-assistant.io/docs/intent_conversation_api/
final class ConversationAgent: Sendable {
    struct Answer: Sendable, Equatable {
        var isHandled: Bool
        var speech: String
    }

    private struct Question: Encodable {
        var text: String
        var language: String?
        var conversation: String?
        var agent: String

        enum CodingKeys: String, CodingKey {
            case text, language
            case conversation = "conversation_id"
            case agent = "agent_id"
        }
    }

    private struct Response: Decodable {
        struct Result: Decodable {
            struct Speech: Decodable {
                struct Plain: Decodable { var speech: String }
                var plain: Plain
            }

            var type: String
            var speech: Speech

            enum CodingKeys: String, CodingKey {
                case speech
                case type = "response_type"
            }
        }

        var response: Result
    }

    private let url: String
    private let token: Secret<String>
    private let agent: String
    private let transport: any HTTPTransport
    private let time: TimeSource
    private let log: Log
    /// What is being asked now. It must not come back to us as a new question, which an agent that asks us would make of it.
    private let pending = Locked<Set<String>>([])

    /// What remains of a request's time for handing the answer on.
    private static let reserve = Duration.milliseconds(300)

    /// Nothing where no address is configured.
    init?(_ settings: Configuration.Wyoming.Fallback, transport: any HTTPTransport, time: TimeSource, log: Log) {
        guard let url = settings.url, let token = settings.token else { return nil }
        self.url = "\(url)/api/conversation/process"
        self.token = token
        agent = settings.agent
        self.transport = transport
        self.time = time
        self.log = log
    }

    /// - Returns: nothing when there is no answer before the utterance's deadline; the log knows what went wrong.
    func answer(to utterance: Utterance, conversation: String?) async -> Answer? {
        guard pending.withLock({ $0.insert(utterance.text).inserted }) else {
            log.warning(
                "asked what is being passed on; does wyoming.fallback.agent ask this service?", ["agent": agent])
            return nil
        }
        defer { _ = pending.withLock { $0.remove(utterance.text) } }
        let left = time.now().duration(to: utterance.deadline - Self.reserve)
        guard left > .zero else { return nil }
        let question = Question(
            text: utterance.text, language: utterance.language, conversation: conversation, agent: agent)
        let request = HTTPRequest(
            .post, url,
            headers: [("Authorization", "Bearer \(token.reveal())"), ("Content-Type", "application/json")],
            body: Wire.encode(question), timeout: left, connectTimeout: min(left, .seconds(2)),
            maximumResponseBytes: 256 * 1024)
        do {
            let response = try await transport.send(request)
            guard response.status == 200 else {
                log.warning("Home Assistant refuses", ["status": response.status, "agent": agent])
                return nil
            }
            let result = try JSONDecoder().decode(Response.self, from: Data(response.body)).response
            return Answer(isHandled: result.type != "error", speech: result.speech.plain.speech)
        } catch {
            log.warning("no answer from Home Assistant", ["agent": agent, "reason": "\(error)"])
            return nil
        }
    }
}

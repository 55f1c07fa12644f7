import Adapters
import Foundation
import MusicSkillCore
import Skills

/// What the events of a peer are answered with.
struct WyomingAnswers: Sendable {
    let desk: CommandDesk
    let pipeline: CommandPipeline
    let skills: LiveSkills
    let sites: SiteMap
    /// Who is asked about what no skill understands.
    let agent: ConversationAgent?
    let time: TimeSource

    /// - Returns: nothing for events that want no answer, or are of a kind nobody here knows.
    func answer(to event: WyomingEvent) async -> WyomingEvent? {
        switch event.type {
        case "describe": .info(skills.current.library.summary)
        case "ping": WyomingEvent("pong", event.data.filter { $0.key == "text" })
        case "transcript": await answer(to: WyomingTranscript(event, sites: sites))
        default: nil
        }
    }

    private func answer(to transcript: WyomingTranscript) async -> WyomingEvent {
        let arrival = time.now()
        let reply: Reply
        do throws(SayRequest.Problem) {
            let request = try transcript.request.checked()
            reply = await self.reply(to: Utterance(request, door: .wyoming, arrivedAt: arrival), transcript)
        } catch {
            reply = pipeline.invalid(error.message, transaction: error.transaction)
        }
        return WyomingEvent(reply, context: transcript.context)
    }

    private func reply(to utterance: Utterance, _ transcript: WyomingTranscript) async -> Reply {
        guard let turn = desk.reserveTurn() else {
            return pipeline.busy(transaction: utterance.transaction, language: utterance.language)
        }
        var reply = await desk.handle(utterance, turn: turn)
        guard reply.code == .notUnderstood, let agent else { return reply }
        if let answer = await agent.answer(to: utterance, conversation: transcript.conversation) {
            reply.code = answer.isHandled ? .ok : .notUnderstood
            reply.speech = answer.speech
        }
        return reply
    }
}

extension WyomingEvent {
    /// The one event that ends a request.
    /// - Parameter context: handed back as it came.
    init(_ reply: Reply, context: JSONValue?) {
        let type =
            switch reply.code {
            case .ok, .ask, .duplicate: "handled"
            case .notUnderstood: "not-recognized"
            default: "not-handled"
            }
        self.init(type, ["text": .string(reply.speech)])
        data["context"] = context
    }
}

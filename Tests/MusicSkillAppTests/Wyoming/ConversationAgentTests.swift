import Adapters
import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

/// What no skill understands goes on to Home Assistant, and comes back.
@Suite(.timeLimit(.minutes(1)))
struct ConversationAgentTests {
    private let transport = ScriptedTransport()
    private let time = TestTime()
    private let log = LogCapture()

    private func agent() throws -> ConversationAgent {
        let settings = Configuration.Wyoming.Fallback(
            url: "http://127.0.0.1:8123", token: Secret("s3cret"), agent: "conversation.house")
        return try #require(ConversationAgent(settings, transport: transport, time: time.source, log: log.log))
    }

    private func utterance(_ text: String, in time: Duration = .seconds(8)) -> Utterance {
        Utterance(
            text: text, language: "en", transaction: "t", door: .wyoming, deadline: self.time.source.now() + time)
    }

    private func expectQuestion(status: Int = 200, answer: String) {
        transport.expect(
            .post, "http://127.0.0.1:8123/api/conversation/process",
            headers: ["Authorization": "Bearer s3cret", "Content-Type": "application/json"],
            body: #"{"agent_id":"conversation.house","conversation_id":"c-1","language":"en","text":"lights on"}"#,
            status: status, answer: answer)
    }

    private static func response(_ type: String, _ speech: String) -> String {
        """
        {"response": {"response_type": "\(type)", "language": "en", "card": {}, "data": {"code": "x"},
         "speech": {"plain": {"speech": "\(speech)", "extra_data": null}}}, "conversation_id": "c-1"}
        """
    }

    @Test(arguments: [("action_done", true), ("query_answer", true), ("error", false)])
    func `its speech comes back`(type: String, isHandled: Bool) async throws {
        expectQuestion(answer: Self.response(type, "As you wish"))
        let answer = try await agent().answer(to: utterance("lights on"), conversation: "c-1")
        #expect(answer == ConversationAgent.Answer(isHandled: isHandled, speech: "As you wish"))
        transport.expectNothingLeft()
    }

    @Test(arguments: [(401, "401: Unauthorized"), (500, ""), (200, "<html>"), (200, "{}")])
    func `what is no answer is nothing, and the log knows without the token`(status: Int, body: String) async throws {
        expectQuestion(status: status, answer: body)
        #expect(try await agent().answer(to: utterance("lights on"), conversation: "c-1") == nil)
        #expect(log.lines.count == 1)
        #expect(!log.lines.joined().contains("s3cret"))
    }

    @Test func `it is given what is left of the time, and not asked when nothing is`() async throws {
        transport.answerAnything(status: 500, "")
        let agent = try agent()
        #expect(await agent.answer(to: utterance("lights on", in: .seconds(3)), conversation: nil) == nil)
        #expect(transport.sent[0].timeout == .milliseconds(2700))
        #expect(await agent.answer(to: utterance("lights on", in: .milliseconds(200)), conversation: nil) == nil)
        #expect(transport.sent.count == 1)
    }

    @Test func `an agent that asks us in its turn does not go round in circles`() async throws {
        let agent = try agent()
        let nested = Locked<ConversationAgent.Answer??>(nil)
        transport.expect(
            .post, "http://127.0.0.1:8123/api/conversation/process",
            body: #"{"agent_id":"conversation.house","language":"en","text":"lights on"}"#
        ) {
            let answer = await agent.answer(to: utterance("lights on"), conversation: nil)
            nested.withLock { $0 = answer }
            return .success(HTTPResponse(status: 500))
        }
        #expect(await agent.answer(to: utterance("lights on"), conversation: nil) == nil)
        #expect(nested.withLock { $0 } == .some(nil))
    }

    @Test func `nobody is asked where nobody is configured`() {
        #expect(ConversationAgent(.init(), transport: transport, time: time.source, log: .silent) == nil)
    }

    @Test func `through the door it is heard as handled or not recognised, and its silence as not recognised`()
        async throws
    {
        let answers = Locked([Self.response("action_done", "Lights on."), Self.response("error", "Which light?")])
        try await withLoopbackServer(handler: { request in
            guard request.path == "/api/conversation/process", !answers.withLock({ $0.isEmpty }) else {
                return ServerResponse(status: 503)
            }
            return ServerResponse(status: 200, body: .bytes(Array(answers.withLock { $0.removeFirst() }.utf8)))
        }) { url in
            let fallback = Configuration.Wyoming.Fallback(url: url, token: Secret("s3cret"))
            let log = LogCapture()
            try await HomeUnderTest.withWyoming(log: log, fallback: fallback) { home, port in
                let peer = try WyomingPeer(port: port)
                var answer = try await peer.say("turn on the lights")
                #expect(answer.type == "handled" && answer.text == "Lights on.")
                answer = try await peer.say("turn off the lights")
                #expect(answer.type == "not-recognized" && answer.text == "Which light?")
                answer = try await peer.say("open the window")
                #expect(answer.type == "not-recognized" && !answer.text.isEmpty)
                #expect(!home.listener.everything.joined().contains("s3cret"))
            }
            #expect(log.lines.contains { $0.contains("Home Assistant refuses") })
            #expect(!log.lines.joined().contains("s3cret"))
        }
    }
}

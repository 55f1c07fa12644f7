import MusicSkillCore
import TestSupport
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct HermesSessionsTests {
    private let now = TestTime().now

    private func message(_ session: String?) throws -> HermesMessage {
        let id = session.map { "\"\($0)\"" } ?? "null"
        return try #require(HermesMessage(Array(#"{"siteId": "pi", "sessionId": \#(id)}"#.utf8)))
    }

    private func reply(_ code: OutcomeCode = .ok, _ speech: String = "Playing.") -> Reply {
        Reply(transaction: "t", code: code, speech: speech)
    }

    private func take(_ session: String?, in sessions: inout HermesSessions) -> Bool {
        sessions.takeAnswer(session, now: now)
    }

    @Test func `an open session is ended, with what there is to say`() throws {
        var sessions = HermesSessions()
        sessions.started("s", at: "pi", now: now)
        #expect(try sessions.answers(to: message("s"), reply(), now: now) == [.end(session: "s", text: "Playing.")])
        #expect(try sessions.answers(to: message("s"), reply(.ok, ""), now: now) == [.end(session: "s", text: nil)])
        #expect(try sessions.answers(to: message("s"), reply(.duplicate), now: now) == [.end(session: "s", text: nil)])
    }

    @Test(arguments: [nil, "unknown", "ended", "old"])
    func `where no session waits it is only said`(session: String?) throws {
        var sessions = HermesSessions()
        sessions.started("old", at: "pi", now: now)
        let later = now.advanced(by: HermesSessions.memory)
        sessions.started("ended", at: "pi", now: later)
        sessions.ended("ended")
        #expect(
            try sessions.answers(to: message(session), reply(), now: later)
                == [.say(text: "Playing.", site: "pi", language: nil)])
        #expect(try sessions.answers(to: message(session), reply(.duplicate), now: later).isEmpty)
    }

    @Test func `a session from before we were there is ended too, and the answer said all the same`() throws {
        var sessions = HermesSessions()
        sessions.connected(at: now)
        sessions.started("over", at: "pi", now: now)
        sessions.ended("over")
        let said = HermesAnswer.say(text: "Playing.", site: "pi", language: nil)
        #expect(
            try sessions.answers(to: message("s"), reply(), now: now) == [said, .end(session: "s", text: nil)])
        #expect(try sessions.answers(to: message("over"), reply(), now: now) == [said])
        #expect(try sessions.answers(to: message(nil), reply(), now: now) == [said])
        let later = now.advanced(by: HermesSessions.memory)
        #expect(try sessions.answers(to: message("s"), reply(), now: later) == [said])
    }

    @Test func `a question keeps the session open for one answer`() throws {
        var sessions = HermesSessions()
        sessions.started("s", at: "pi", now: now)
        #expect(!take("s", in: &sessions))
        #expect(
            try sessions.answers(to: message("s"), reply(.ask, "Which one?"), now: now)
                == [.ask(session: "s", text: "Which one?")])
        #expect(!take(nil, in: &sessions) && !take("t", in: &sessions))
        #expect(take("s", in: &sessions))
        #expect(!take("s", in: &sessions))
    }

    @Test func `an end takes the question with it`() throws {
        var sessions = HermesSessions()
        sessions.started("s", at: "pi", now: now)
        _ = try sessions.answers(to: message("s"), reply(.ask), now: now)
        sessions.ended("s")
        #expect(!take("s", in: &sessions))
        #expect(!sessions.isBusy("pi", now: now))
    }

    @Test func `no flood of sessions takes the newest away`() throws {
        var sessions = HermesSessions()
        for number in 0...HermesSessions.capacity {
            sessions.started("\(number)", at: "pi", now: now.advanced(by: .milliseconds(number)))
        }
        let latest = "\(HermesSessions.capacity)"
        #expect(
            try sessions.answers(to: message("0"), reply(), now: now)
                == [.say(text: "Playing.", site: "pi", language: nil)])
        #expect(
            try sessions.answers(to: message(latest), reply(), now: now) == [.end(session: latest, text: "Playing.")])
    }
}

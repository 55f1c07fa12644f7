import MusicSkillCore
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct HeldMessageFenceTests {
    private let start = ContinuousClock.now

    private func fence(absentSince: Duration?) -> HeldMessageFence {
        HeldMessageFence(topic: "fence", absentSince: absentSince, now: start)
    }

    private func said(_ text: String, on topic: String = "say", isRetained: Bool = false) -> InboundMessage {
        InboundMessage(topic: topic, payload: Array(text.utf8), isRetained: isRetained)
    }

    @Test func `messages are as old as the absence until the token returns`() {
        var fence = fence(absentSince: .seconds(40))
        fence.close(token: [1], now: start.advanced(by: .seconds(2)))
        #expect(fence.pass(said("a"))?.heldFor == .seconds(42))
        #expect(fence.pass(InboundMessage(topic: "fence", payload: [1])) == nil)
        #expect(fence.pass(said("b"))?.heldFor == .some(nil))
    }

    @Test func `an absence nobody knows is a long one`() throws {
        var fence = fence(absentSince: nil)
        fence.close(token: [1], now: start)
        let message = fence.pass(said("a"))
        #expect(try #require(message?.heldFor) > .seconds(86_400))
    }

    @Test func `an older token opens nothing and is swallowed`() {
        var fence = fence(absentSince: .zero)
        fence.close(token: [2], now: start.advanced(by: .seconds(1)))
        #expect(fence.pass(InboundMessage(topic: "fence", payload: [1])) == nil)
        #expect(fence.pass(said("a"))?.heldFor == .seconds(1))
    }

    @Test func `retained messages have no age`() {
        var fence = fence(absentSince: .seconds(40))
        fence.close(token: [1], now: start)
        #expect(fence.pass(said("a", isRetained: true))?.heldFor == .some(nil))
    }

    @Test func `a connection lost behind a closed fence does not make messages younger`() {
        var fence = fence(absentSince: .seconds(60))
        fence.close(token: [1], now: start)
        fence.connectionLost(now: start.advanced(by: .seconds(1)))
        fence.close(token: [2], now: start.advanced(by: .seconds(3)))
        #expect(fence.pass(said("a"))?.heldFor == .seconds(63))
    }

    @Test func `a connection lost behind an open fence starts a new absence`() {
        var fence = fence(absentSince: .seconds(60))
        fence.open()
        fence.connectionLost(now: start.advanced(by: .seconds(10)))
        fence.close(token: [1], now: start.advanced(by: .seconds(13)))
        #expect(fence.pass(said("a"))?.heldFor == .seconds(3))
    }

    @Test func `a token that never returns opens the fence after ten seconds, once`() {
        var fence = fence(absentSince: .seconds(60))
        fence.close(token: [1], now: start)
        let overdue = [9, 10, 11].map { fence.opensOverdue(now: start.advanced(by: .seconds($0))) }
        #expect(overdue == [false, true, false])
        #expect(fence.pass(said("a"))?.heldFor == .some(nil))
    }
}

import MusicSkillCore
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct InboundQueueTests {
    private func message(_ number: Int) -> InboundMessage {
        InboundMessage(topic: "\(number)", payload: [])
    }

    @Test func `messages come first, then refusals up to their own bound`() {
        var queue = InboundQueue(capacity: 2)
        let bound = InboundQueue.refusedCapacity
        let admissions = (0..<bound + 4).map { queue.append(message($0)) }
        #expect(admissions[0..<2].allSatisfy { $0 == .accepted })
        #expect(admissions[2..<bound + 2].allSatisfy { $0 == .refused })
        #expect(admissions[(bound + 2)...].allSatisfy { $0 == .dropped })
        var topics: [String] = []
        while let event = queue.next() {
            switch event {
            case .message(let message), .refused(let message): topics.append(message.topic)
            case .connected, .disconnected: Issue.record("no such event was put in")
            }
        }
        #expect(topics == (0..<bound + 2).map(String.init))
    }

    @Test func `a message that was read makes room`() {
        var queue = InboundQueue(capacity: 1)
        #expect(queue.append(message(1)) == .accepted)
        #expect(queue.append(message(2)) == .refused)
        _ = queue.next()
        #expect(queue.append(message(3)) == .accepted)
    }

    @Test func `only the last of several connection events is kept`() {
        var queue = InboundQueue(capacity: 1)
        queue.append(connectionEvent: .connected(sessionPresent: false))
        #expect(queue.append(message(1)) == .accepted)
        queue.append(connectionEvent: .disconnected(reason: "a"))
        queue.append(connectionEvent: .connected(sessionPresent: true))
        queue.append(connectionEvent: .disconnected(reason: "b"))
        let events = (0..<4).map { _ in queue.next() }
        #expect(events.map { $0 == nil } == [false, false, false, true])
        guard case .disconnected("b") = events[2] else {
            Issue.record("\(events)")
            return
        }
    }
}

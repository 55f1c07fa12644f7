import Foundation
import MusicSkillCore

/// Sentences and requests in over MQTT, one answer out for each.
struct MQTTDoor: BusListener {
    let topics: Topics
    let desk: CommandDesk
    let post: ReplyPost
    let operations: Operations
    let time: TimeSource
    let log: Log

    var filters: [String] { topics.requests }

    /// Each request runs as a child of `group`, so a slow one delays nobody's refusal, and none outlives the connection.
    func receive(_ message: InboundMessage, in group: inout DiscardingTaskGroup) {
        let kind = topics.classify(message.topic)
        if kind == .ownMessage { return }
        guard !message.isRetained else {
            // A command that the broker kept would be carried out again at every start.
            log.warning("retained message ignored", ["topic": message.topic])
            return
        }
        switch kind {
        case .say:
            let arrival = time.now()
            guard let turn = desk.reserveTurn() else { return post.refuseBusy(message) }
            group.addTask { await say(message, arrivedAt: arrival, turn: turn) }
        case .request(let name):
            let arrival = time.now()
            guard operations.takesTurn(name) else {
                group.addTask { await ask(name, message, arrivedAt: arrival, turn: nil) }
                return
            }
            guard let turn = desk.reserveTurn() else {
                return answer(operations.busy(message.payload), to: name, message)
            }
            group.addTask { await ask(name, message, arrivedAt: arrival, turn: turn) }
        case .unknown:
            log.warning("message on an unknown topic", ["topic": message.topic])
            post.refuseInvalid(message, "nothing listens to \(message.topic); sentences go to \(topics.say)")
        case .ownMessage:
            break
        }
    }

    private func say(_ message: InboundMessage, arrivedAt arrival: TimeSource.Instant, turn: Lane.Turn) async {
        do throws(SayRequest.Problem) {
            let request = try SayRequest.decode(message.payload)
            let utterance = Utterance(request, door: .mqtt, arrivedAt: arrival)
            post.publish(await desk.handle(utterance, age: message.heldFor ?? .zero, turn: turn), to: message)
        } catch {
            desk.giveUp(turn)
            post.refuseInvalid(message, error.message, transaction: error.transaction)
        }
    }

    private func ask(
        _ name: String, _ message: InboundMessage, arrivedAt arrival: TimeSource.Instant, turn: Lane.Turn?
    ) async {
        defer { if let turn { desk.giveUp(turn) } }
        let performed = await operations.perform(
            name, payload: message.payload, arrivedAt: arrival, age: message.heldFor ?? .zero, turn: turn)
        answer(performed, to: name, message)
    }

    func refuse(_ message: InboundMessage) {
        guard !message.isRetained else { return }
        switch topics.classify(message.topic) {
        case .say: post.refuseBusy(message)
        case .request(let name): answer(operations.busy(message.payload), to: name, message)
        case .ownMessage, .unknown: break
        }
    }

    private func answer(_ answer: Operations.Answer, to name: String, _ message: InboundMessage) {
        // A name that is no topic level cannot be answered on a topic of its own.
        let isPlain = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "_-/".contains($0) }
        post.publish(answer.payload, on: topics.response(isPlain ? name : "unknown"), to: message)
    }
}

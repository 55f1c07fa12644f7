import Foundation
import MusicSkillCore

/// Sentences and requests in over MQTT, one answer out for each.
struct MQTTDoor: BusListener {
    let bus: any MessageBus
    let topics: Topics
    let desk: CommandDesk
    let pipeline: CommandPipeline
    let operations: Operations
    let time: TimeSource
    let log: Log

    var filters: [String] { topics.subscriptions }

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
            guard let turn = desk.reserveTurn() else { return refuse(message) }
            group.addTask { await say(message, arrivedAt: arrival, turn: turn) }
        case .request(let name):
            group.addTask { answer(await operations.perform(name, payload: message.payload), to: name, message) }
        case .playerCommand:
            let reply = pipeline.refusal(
                .notSupported, values: ["what": message.topic], transaction: UUID().uuidString.lowercased())
            publish(reply, to: message)
        case .unknown:
            log.warning("message on an unknown topic", ["topic": message.topic])
            refuseInvalid(message, "nothing listens to \(message.topic); sentences go to \(topics.say)")
        case .ownMessage:
            break
        }
    }

    private func say(_ message: InboundMessage, arrivedAt arrival: TimeSource.Instant, turn: CommandLane.Turn) async {
        do throws(SayRequest.Problem) {
            let request = try SayRequest.decode(message.payload)
            let utterance = Utterance(request, door: .mqtt, arrivedAt: arrival)
            publish(await desk.handle(utterance, age: message.heldFor ?? .zero, turn: turn), to: message)
        } catch {
            desk.giveUp(turn)
            refuseInvalid(message, error.message, transaction: error.transaction)
        }
    }

    private func refuseInvalid(_ message: InboundMessage, _ problem: String, transaction: String? = nil) {
        log.warning("invalid request", ["topic": message.topic, "problem": problem])
        publish(
            pipeline.refusal(
                .invalidRequest, values: ["problem": problem],
                transaction: transaction ?? UUID().uuidString.lowercased()),
            to: message)
    }

    /// Too much waits: said at once, so that nobody waits for an answer that cannot come in time.
    func refuse(_ message: InboundMessage) {
        guard !message.isRetained, topics.classify(message.topic) == .say else { return }
        log.warning("too many requests wait; one refused", ["topic": message.topic])
        let transaction =
            (try? SayRequest.decode(message.payload))?.transaction ?? UUID().uuidString.lowercased()
        var reply = pipeline.refusal(.rateLimited, phrase: "rate_limited.busy", transaction: transaction)
        reply.retryAfterSeconds = 1
        publish(reply, to: message)
    }

    private func publish(_ reply: Reply, to message: InboundMessage) {
        let payload = Wire.encode(reply)
        send(OutboundMessage(topic: topics.reply, payload: payload))
        guard let topic = message.responseTopic, topic != topics.reply else { return }
        send(OutboundMessage(topic: topic, payload: payload, correlationData: message.correlationData))
    }

    private func answer(_ payload: [UInt8], to name: String, _ message: InboundMessage) {
        // A name that is no topic level cannot be answered on a topic of its own.
        let isPlain = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "_-/".contains($0) }
        send(OutboundMessage(topic: topics.response(isPlain ? name : "unknown"), payload: payload))
        guard let topic = message.responseTopic else { return }
        send(OutboundMessage(topic: topic, payload: payload, correlationData: message.correlationData))
    }

    private func send(_ message: OutboundMessage) {
        do {
            try bus.publish(message)
        } catch {
            log.error("an answer cannot be published", ["topic": message.topic, "error": "\(error)"])
        }
    }
}

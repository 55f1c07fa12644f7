import Foundation
import MusicSkillCore

/// Sentences and requests in over MQTT, one answer out for each.
struct MQTTDoor: Service {
    let name = "mqtt door"

    let bus: any MessageBus
    let topics: Topics
    let desk: CommandDesk
    let pipeline: CommandPipeline
    let operations: Operations
    let time: TimeSource
    let log: Log
    /// Told when the broker comes and goes.
    let connectionChanged: @Sendable (_ isConnected: Bool) async -> Void

    func run() async throws {
        // Each request runs as a child of this group, so a slow one delays nobody's refusal, and none outlives the door.
        await withDiscardingTaskGroup { group in
            for await event in bus.events {
                switch event {
                case .connected(let sessionPresent):
                    log.info("connected", ["session": sessionPresent ? "resumed" : "new"])
                    await connectionChanged(true)
                case .disconnected(let reason):
                    log.warning("disconnected", ["reason": reason])
                    await connectionChanged(false)
                case .refused(let message):
                    refuse(message)
                case .message(let message):
                    receive(message, in: &group)
                }
            }
        }
    }

    private func receive(_ message: InboundMessage, in group: inout DiscardingTaskGroup) {
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
    private func refuse(_ message: InboundMessage) {
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

extension Utterance {
    /// A request from a wire; what it leaves open is filled in.
    init(_ request: SayRequest, door: Door, arrivedAt arrival: TimeSource.Instant) {
        self.init(
            text: request.text, language: request.language, room: request.room, site: request.site, user: request.user,
            transaction: request.transaction ?? UUID().uuidString.lowercased(),
            isTransactionGiven: request.transaction != nil, door: door,
            deadline: arrival + (request.deadlineMilliseconds.map { .milliseconds($0) } ?? Utterance.voiceDeadline),
            isDryRun: request.dryRun ?? false, wantsExplanation: request.explain ?? false)
    }
}

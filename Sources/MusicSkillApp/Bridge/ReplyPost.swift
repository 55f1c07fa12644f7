import Foundation
import MusicSkillCore

/// The way of answers back to whoever sent a message.
struct ReplyPost: Sendable {
    let bus: any MessageBus
    let topics: Topics
    let pipeline: CommandPipeline
    let log: Log

    /// On the topic for all replies, and on the one that the sender asked for.
    func publish(_ reply: Reply, to message: InboundMessage) {
        publish(Wire.encode(reply), on: topics.reply, to: message)
    }

    func publish(_ payload: [UInt8], on topic: String, to message: InboundMessage) {
        send(OutboundMessage(topic: topic, payload: payload))
        guard let asked = message.responseTopic, asked != topic else { return }
        send(OutboundMessage(topic: asked, payload: payload, correlationData: message.correlationData))
    }

    func refuseInvalid(_ message: InboundMessage, _ problem: String, transaction: String? = nil) {
        log.warning("invalid request", ["topic": message.topic, "problem": problem])
        publish(pipeline.invalid(problem, transaction: transaction), to: message)
    }

    /// Too much waits: said at once, so that nobody waits for an answer that cannot come in time.
    func refuseBusy(_ message: InboundMessage) {
        log.warning("too many requests wait; one refused", ["topic": message.topic])
        // Only a courtesy: what cannot be read is refused without its own transaction.
        let transaction = (try? SayRequest.decode(message.payload))?.transaction ?? UUID().uuidString.lowercased()
        publish(pipeline.busy(transaction: transaction), to: message)
    }

    private func send(_ message: OutboundMessage) {
        do {
            try bus.publish(message)
        } catch {
            log.error("an answer cannot be published", ["topic": message.topic, "error": "\(error)"])
        }
    }
}

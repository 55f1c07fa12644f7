import MusicSkillCore

/// What is said while a connection stands: subscriptions, birth and fence on every connect, then messages in and out.
/// Lives across connections, because unacknowledged messages do.
final class BrokerConversation {
    /// As many as the library has in flight at a time; further ones wait in our own, bounded, outbox.
    private static let inFlightLimit = 20
    /// From here on a code of the broker is a refusal (MQTT 5.0, 2.4; 3.1.1, 3.9.3).
    private static let firstRefusal: CInt = 128

    private let settings: MQTTSettings
    private let channels: BusChannels
    private let log: Log
    private let time: TimeSource
    private let randomness: Randomness

    private var fence: HeldMessageFence?
    /// Topics of the QoS 1 messages that the library holds until the broker acknowledges them, by message id.
    private var inFlight: [CInt: String] = [:]
    /// Filters whose subscription was not answered yet, by message id.
    private var pendingFilters: [CInt: String] = [:]
    private var overflowPace = LogPace()

    init(settings: MQTTSettings, channels: BusChannels, log: Log, time: TimeSource, randomness: Randomness) {
        self.settings = settings
        self.channels = channels
        self.log = log
        self.time = time
        self.randomness = randomness
        fence = settings.session.map {
            HeldMessageFence(topic: $0.fenceTopic, absentSince: $0.absentSince, now: time.now())
        }
    }

    var unacknowledged: Int { inFlight.count }
    /// Nothing waits to be sent or acknowledged.
    var isQuiet: Bool { inFlight.isEmpty && channels.outbox.count == 0 }

    func begin(with client: MosquittoClient, sessionPresent: Bool) {
        pendingFilters = [:]
        for subscription in settings.subscriptions { subscribe(subscription, client) }
        if let topic = fence?.topic, sessionPresent {
            let token = Array(String(UInt64(randomness.unit() * 0x1p53), radix: 16).utf8)
            fence?.close(token: token, now: time.now())
            subscribe(MQTTSettings.Subscription(topic), client)
            send(OutboundMessage(topic: topic, payload: token), client)
        } else {
            fence?.open()
        }
        if let birth = settings.birth { send(birth, client) }
    }

    func interrupted() {
        fence?.connectionLost(now: time.now())
    }

    /// Gives the library what waits, as far as it may be in flight.
    func handOver(to client: MosquittoClient) {
        for message in channels.outbox.take(Self.inFlightLimit - inFlight.count) { send(message, client) }
    }

    func tick() {
        if fence?.opensOverdue(now: time.now()) == true {
            log.warning(
                "the broker did not return a message on our own topic, so new messages cannot be told from held ones;"
                    + " let this client read and write it", ["topic": fence?.topic ?? ""])
        }
    }

    func receive(_ message: InboundMessage) {
        var message = message
        if fence != nil {
            guard let passed = fence?.pass(message) else { return }
            message = passed
        }
        let admission = channels.inbox.put(message)
        guard admission != .accepted else { return }
        if let times = overflowPace.admit(at: time.now()) {
            log.warning(
                "too many messages wait: \(admission == .refused ? "refused" : "dropped") the newest",
                ["waiting": settings.inboundCapacity, "times": times, "topic": message.topic])
        }
    }

    func published(_ id: CInt, code: CInt) {
        let topic = inFlight.removeValue(forKey: id)
        if code >= Self.firstRefusal, let topic {
            log.warning("the broker refused a message", ["topic": topic, "code": code])
        }
    }

    func subscribed(_ id: CInt, granted: CInt) {
        let filter = pendingFilters.removeValue(forKey: id)
        if granted >= Self.firstRefusal, let filter {
            log.warning("the broker refused a subscription: let this client read it", ["filter": filter])
        }
    }

    private func subscribe(_ subscription: MQTTSettings.Subscription, _ client: MosquittoClient) {
        do {
            pendingFilters[try client.subscribe(subscription.filter, qos: subscription.qos)] = subscription.filter
        } catch {
            log.warning("cannot subscribe: \(error)", ["filter": subscription.filter])
        }
    }

    private func send(_ message: OutboundMessage, _ client: MosquittoClient) {
        do {
            let id = try client.publish(message)
            if message.qos > 0 { inFlight[id] = message.topic }
        } catch {
            log.warning("cannot publish: \(error)", ["topic": message.topic])
        }
    }
}

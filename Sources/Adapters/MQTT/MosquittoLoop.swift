import MusicSkillCore

/// Connects, serves the connection, waits, and connects again, until the outbox is closed. All of it on one thread.
///
/// The library's own thread is not used: its reconnect drops the MQTT 5 properties, it sends twice what is published
/// between TCP's connect and MQTT's, and its delays know no jitter.
final class MosquittoLoop {
    /// How long the broker may take to answer a connect.
    private static let answerLimit = Duration.seconds(10)
    /// How long the last messages may take to be acknowledged, and the farewell to be sent.
    private static let farewellLimit = Duration.seconds(1)

    private let settings: MQTTSettings
    private let channels: BusChannels
    private let log: Log
    private let time: TimeSource
    private let randomness: Randomness
    private let reason: BrokerReason

    private let conversation: BrokerConversation
    private var client: MosquittoClient?
    private var connectedAt: TimeSource.Instant?
    private var backoff: ReconnectBackoff
    private var lastError: BusConnectError?
    private var errorPace = LogPace()

    init(settings: MQTTSettings, channels: BusChannels, log: Log, time: TimeSource, randomness: Randomness) {
        self.settings = settings
        self.channels = channels
        self.log = log
        self.time = time
        self.randomness = randomness
        reason = BrokerReason(settings: settings)
        conversation = BrokerConversation(
            settings: settings, channels: channels, log: log, time: time, randomness: randomness)
        backoff = ReconnectBackoff(
            shortest: settings.shortestReconnectDelay, longest: settings.longestReconnectDelay)
    }

    func run() {
        while !channels.outbox.isClosed, let error = connectAndServe() {
            let lasted = lasted
            if lasted != nil { conversation.interrupted() }
            report(error)
            connectedAt = nil
            pause(backoff.delay(after: error, lasted: lasted, chance: randomness.unit()))
        }
        let unsent = channels.outbox.count + conversation.unacknowledged
        if unsent > 0 { log.warning("closed before the broker had every message", ["missing": unsent]) }
        channels.status.set(.closed)
    }

    /// - Returns: why there is no connection any more; nothing when we ended it.
    private func connectAndServe() -> BusConnectError? {
        let client: MosquittoClient
        do { client = try openClient() } catch { return reason.unusable(error) }
        if let failure = client.connect() { return reason.unreachable(failure) }
        return serve(client)
    }

    /// The same client every time, since it keeps what the broker did not acknowledge.
    private func openClient() throws(MosquittoClient.Failure) -> MosquittoClient {
        if let client { return client }
        let client = try MosquittoClient(settings)
        self.client = client
        return client
    }

    private func serve(_ client: MosquittoClient) -> BusConnectError? {
        let answerDue = time.now().advanced(by: Self.answerLimit)
        while !channels.outbox.isClosed {
            if let error = exchange(client, timeout: .seconds(1)) { return error }
            if connectedAt == nil, time.now() >= answerDue {
                client.disconnect()
                return .unreachable("\(settings.address) does not answer; is it an MQTT broker?")
            }
            conversation.tick()
        }
        takeLeave(of: client)
        return nil
    }

    /// Brings out what was published, then says farewell, as far as the broker takes part.
    private func takeLeave(of client: MosquittoClient) {
        let lastDue = time.now().advanced(by: Self.farewellLimit)
        while connectedAt != nil, !conversation.isQuiet, time.now() < lastDue {
            if exchange(client, timeout: untilDue(lastDue)) != nil { return }
        }
        client.disconnect()
        let farewellDue = time.now().advanced(by: Self.farewellLimit)
        while time.now() < farewellDue, exchange(client, timeout: untilDue(farewellDue)) == nil {}
    }

    /// One turn: hands over what waits, waits for something to happen, and deals with it.
    /// - Returns: why the connection ended, if it did.
    private func exchange(_ client: MosquittoClient, timeout: Duration) -> BusConnectError? {
        if connectedAt != nil { conversation.handOver(to: client) }
        let failure = client.step(wakeUp: channels.wakeUp, timeout: timeout)
        var refusal: BusConnectError?
        // The library may tell an end twice, the reason the broker gave first.
        var end: MosquittoClient.Failure?
        for event in client.takeEvents() {
            switch event {
            case .answered(0, let sessionPresent): connected(client, sessionPresent: sessionPresent)
            case .answered(let code, _): refusal = reason.refusal(code)
            case .ended(let failure): end = end ?? failure
            case .message(let message): conversation.receive(message)
            case .published(let id, let code): conversation.published(id, code: code)
            case .subscribed(let id, let granted): conversation.subscribed(id, granted: granted)
            }
        }
        guard let failure = end ?? failure else { return nil }
        return refusal ?? lasted.map { reason.lost(failure, lasted: $0) } ?? reason.unreachable(failure)
    }

    /// How long the connection has stood, once the broker has said welcome.
    private var lasted: Duration? { connectedAt.map { time.now() - $0 } }

    private func connected(_ client: MosquittoClient, sessionPresent: Bool) {
        connectedAt = time.now()
        lastError = nil
        log.info("connected to the broker", ["address": settings.address, "session": sessionPresent ? "kept" : "new"])
        conversation.begin(with: client, sessionPresent: sessionPresent)
        channels.inbox.put(connectionEvent: .connected(sessionPresent: sessionPresent))
        channels.status.set(.connected)
    }

    private func report(_ error: BusConnectError) {
        channels.status.set(.failed(error))
        if error != lastError {
            channels.inbox.put(connectionEvent: .disconnected(reason: error.description))
            errorPace = LogPace()
        }
        lastError = error
        if let times = errorPace.admit(at: time.now()) {
            log.warning("not connected to the broker: \(error)", ["attempts": times])
        }
    }

    private func pause(_ delay: Duration) {
        let due = time.now().advanced(by: delay)
        while !channels.outbox.isClosed, time.now() < due { channels.wakeUp.wait(timeout: untilDue(due)) }
    }

    private func untilDue(_ due: TimeSource.Instant) -> Duration {
        // A millisecond more, so that the poll's rounding down does not make it spin.
        max(.zero, due - time.now()) + .milliseconds(1)
    }
}

import CMosquitto
import Foundation
package import MusicSkillCore

/// A ``MessageBus`` over libmosquitto.
///
/// It connects in the background and for as long as its scope lasts: a broker that is not there, or goes away, is
/// waited for. Correlation data is sent to MQTT 5 brokers only, as 3.1.1 cannot carry it.
package final class MosquittoBus: MessageBus {
    package let events: AsyncStream<BusEvent>
    private let settings: MQTTSettings
    private let channels: BusChannels
    private let time: TimeSource

    /// Runs `body` with a bus and ends the bus with it: what was published gets a second to be acknowledged, then the
    /// broker is told farewell, which keeps it from publishing the will.
    package static func withBus<Result>(
        _ settings: MQTTSettings, log: Log, time: TimeSource = .system, randomness: Randomness = .system,
        _ body: (MosquittoBus) async throws -> Result
    ) async throws -> Result {
        let bus = MosquittoBus(settings, time: time)
        bus.start(log: log, randomness: randomness)
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(bus)) } catch { result = .failure(error) }
        await bus.close(log: log)
        return try result.get()
    }

    private init(_ settings: MQTTSettings, time: TimeSource) {
        let channels = BusChannels(inbox: Inbox(capacity: settings.inboundCapacity))
        self.settings = settings
        self.channels = channels
        self.time = time
        events = AsyncStream { await channels.inbox.next() }
    }

    package var isConnected: Bool {
        if case .connected = channels.status.value { true } else { false }
    }

    package var traffic: BusTraffic {
        var traffic = BusTraffic()
        traffic.connected = isConnected
        traffic.published = channels.outbox.takenCount
        traffic.received = channels.inbox.acceptedCount
        traffic.queued = channels.outbox.count
        return traffic
    }

    package func publish(_ message: OutboundMessage) throws(MessageBusError) {
        try message.validate()
        if message.qos == 0, !isConnected { return }
        try channels.outbox.put(message)
        channels.wakeUp.ring()
    }

    /// Returns once connected. Throws as soon as an attempt has failed, and at `deadline`; the bus keeps trying.
    package func waitUntilConnected(deadline: TimeSource.Instant) async throws(BusConnectError) {
        let outcome: Result<Void, BusConnectError>?
        do {
            outcome = try await withDeadline(deadline, time: time) { [channels] in
                await channels.status.first { status in
                    switch status {
                    case .connecting: nil
                    case .connected: .success(())
                    case .failed(let error): .failure(error)
                    case .closed: .failure(.cancelled)
                    }
                }
            }
        } catch is DeadlineExceeded {
            throw .unreachable("\(settings.address) does not answer")
        } catch {
            throw .cancelled
        }
        try (outcome ?? .failure(.cancelled)).get()
    }

    private func start(log: Log, randomness: Randomness) {
        Thread.detachNewThread { [settings, channels, time] in
            pthread_setname_np(pthread_self(), String("mqtt-\(settings.clientID)".prefix(15)))
            // The library writes to sockets that may be closed, which raises SIGPIPE; other signals are not for here.
            var signals = sigset_t()
            sigfillset(&signals)
            pthread_sigmask(SIG_BLOCK, &signals, nil)
            MosquittoLoop(settings: settings, channels: channels, log: log, time: time, randomness: randomness).run()
        }
    }

    private func close(log: Log) async {
        channels.outbox.close()
        channels.wakeUp.ring()
        // Closing must outlive the cancellation that asks for it.
        let isClosed = await Task { [channels, time] in
            do {
                _ = try await withDeadline(time.now().advanced(by: .seconds(3)), time: time) {
                    await channels.status.first { if case .closed = $0 { true } else { nil } }
                }
                return true
            } catch {
                return false
            }
        }.value
        // The library's connect cannot be interrupted. The thread ends when it returns, and frees the handle.
        if !isClosed { log.debug("left an attempt to connect behind", ["address": settings.address]) }
        channels.inbox.finish()
    }
}

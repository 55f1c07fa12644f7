import Foundation
import MusicSkillCore

/// Keeps two services from answering on the same topics: the one that started later notices, says so and ends.
///
/// Each leaves word of itself on `bridge/instance`, retained, so that it is found also by one with the same client id,
/// whose connections end as soon as the other's begin. Word from a later one is answered by the earlier. An answer to
/// oneself proves that the earlier is alive; anything else may have been left behind by a service that is gone.
final class InstanceGuard: BusListener, Service {
    /// `bridge/instance`, retained.
    struct Word: Codable, Equatable {
        var id: String
        var host: String
        /// Seconds since 1970.
        var started: Double
        /// The later instance that this answers.
        var to: String?

        func isLater(than other: Word) -> Bool { (started, id) > (other.started, other.id) }
    }

    let name = "instance guard"
    var filters: [String] { [topics.bridgeInstance] }

    private let own: Word
    private let bus: any MessageBus
    private let topics: Topics
    private let time: TimeSource
    private let log: Log
    /// Rung when word of another has taken the place of our own, retained word.
    private let overwritten: [Doorbell]
    private let earlier = Locked<Word?>(nil)
    private let bell = Doorbell()

    init(bus: any MessageBus, topics: Topics, overwritten: [Doorbell], time: TimeSource, log: Log) {
        own = Word(
            id: UUID().uuidString.lowercased(), host: ProcessInfo.processInfo.hostName,
            started: time.wallClock().timeIntervalSince1970)
        self.bus = bus
        self.topics = topics
        self.overwritten = overwritten
        self.time = time
        self.log = log
    }

    /// Whether the topics belong to another.
    var hasGivenWay: Bool { earlier.withLock { $0 != nil } }

    /// Ends only when another was there earlier.
    func run() async throws {
        try await bell.wait(until: nil, time: time)
        let host = earlier.withLock { $0?.host } ?? "another machine"
        throw AppError(
            .configuration,
            "another musicskill, on \(host), answers on \(topics.base) already: stop it, or give this one a"
                + " mqtt.base_topic and a mqtt.client_id of its own")
    }

    func connected() async {
        tell(own)
    }

    func receive(_ message: InboundMessage, in group: inout DiscardingTaskGroup) {
        // Whatever else somebody writes there is no word of an instance.
        guard let word = try? JSONDecoder().decode(Word.self, from: Data(message.payload)), word.id != own.id else {
            return
        }
        if word.to == own.id {
            earlier.withLock { $0 = word }
            bell.ring()
        } else if word.isLater(than: own) {
            log.warning("another musicskill wants these topics, and is told to give way", ["host": word.host])
            var answer = own
            answer.to = word.id
            tell(answer)
            for bell in overwritten { bell.ring() }
        }
    }

    private func tell(_ word: Word) {
        do {
            try bus.publish(OutboundMessage(topic: topics.bridgeInstance, payload: Wire.encode(word), retain: true))
        } catch {
            log.warning("other instances cannot be told", ["error": "\(error)"])
        }
    }
}

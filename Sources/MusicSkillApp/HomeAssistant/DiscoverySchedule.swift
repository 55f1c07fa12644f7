import Adapters
import MusicSkillCore

/// What is told to Home Assistant at which moment: configurations seldom and with time to take them in, states at once,
/// and a choice not before the list it is made from. Pure.
struct DiscoverySchedule {
    struct Step {
        var messages: [OutboundMessage] = []
        /// When to look again, if nothing happens before.
        var due: TimeSource.Instant
    }

    /// Home Assistant loses half of a configuration that follows too soon on another of the same device.
    static let spacing = Duration.seconds(5)
    /// Until it has taken in what a configuration says.
    static let digestion = Duration.seconds(3)
    /// Playlists come and go without a word.
    static let interval = Duration.seconds(60)

    private struct Digestion {
        var until: TimeSource.Instant
        var configurations: [String: JSONValue]
        var later: [String: JSONValue]
    }

    private var book = DiscoveryBook()
    private var digestion: Digestion?
    /// What Home Assistant has taken in.
    private var taken: [String: JSONValue] = [:]
    private var states: [String: String] = [:]
    private var configurableAt: TimeSource.Instant

    init(now: TimeSource.Instant) {
        configurableAt = now
    }

    /// What the broker keeps of earlier runs, by topic.
    mutating func begin(with held: [String: JSONValue], now: TimeSource.Instant) {
        for (topic, configuration) in held { book.find(configuration, on: topic, now: now) }
        taken = held
    }

    /// The broker or Home Assistant may have lost all of it.
    mutating func distrust() {
        book.distrust()
        states = [:]
    }

    /// Counts as published what it returns.
    mutating func step(to wanted: Announcement, now: TimeSource.Instant) -> Step {
        var step = Step(due: now + Self.interval)
        if let digestion, now >= digestion.until {
            step.messages += digestion.later.sorted { $0.key < $1.key }.map(Self.message)
            taken = digestion.configurations
            self.digestion = nil
        }
        if now >= configurableAt {
            let turn = book.turn(to: wanted.configurations, now: now)
            if turn != DiscoveryBook.Turn() {
                step.messages += turn.now.sorted { $0.key < $1.key }.map(Self.message)
                let end = now + Self.digestion
                digestion = Digestion(until: end, configurations: wanted.configurations, later: turn.later)
                configurableAt = end + Self.spacing
            }
        } else if !book.isTrue(to: wanted.configurations, now: now) {
            step.due = min(step.due, configurableAt)
        }
        if let digestion { step.due = min(step.due, digestion.until) }
        // Whoever comes back is told anew: what was kept may have been taken away.
        states = states.filter { wanted.states[$0.key] != nil }
        for (topic, state) in wanted.states.sorted(by: { $0.key < $1.key })
        where states[topic] != state.text && canTell(state) {
            states[topic] = state.text
            step.messages.append(OutboundMessage(topic: topic, text: state.text, retain: true))
        }
        return step
    }

    private func canTell(_ state: Announcement.State) -> Bool {
        guard let list = state.list else { return true }
        let options = taken[list.configuration]?["components"]?[list.component]?["options"]
        return options?.elements?.contains(.string(state.text)) ?? false
    }

    private static func message(_ topic: String, _ configuration: JSONValue?) -> OutboundMessage {
        OutboundMessage(topic: topic, payload: configuration.map(Wire.encode) ?? [], retain: true)
    }
}

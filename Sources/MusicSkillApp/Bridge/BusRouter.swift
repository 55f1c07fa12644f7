import MusicSkillCore

/// A part of the service that listens to the broker.
protocol BusListener: Sendable {
    /// What it wants to hear. Of several listeners that want the same message the first has it.
    var filters: [String] { get }

    /// Told whenever the broker comes.
    func connected() async

    /// Told whenever the broker goes.
    func disconnected() async

    /// Must not wait: what takes time goes into `group`.
    func receive(_ message: InboundMessage, in group: inout DiscardingTaskGroup)

    /// Too many messages wait, and this one is not among them.
    func refuse(_ message: InboundMessage)
}

extension BusListener {
    func connected() async {}
    func disconnected() async {}
    func refuse(_ message: InboundMessage) {}
}

/// One connection, several listeners: hands each message to the one that asked for it.
struct BusRouter: Service {
    let name = "mqtt"

    private let bus: any MessageBus
    private let listeners: [any BusListener]
    private let routes: [(filter: TopicFilter, listener: any BusListener)]
    private let log: Log

    init(bus: any MessageBus, listeners: [any BusListener], log: Log) {
        self.bus = bus
        self.listeners = listeners
        routes = listeners.flatMap { listener in listener.filters.map { (TopicFilter($0), listener) } }
        self.log = log
    }

    func run() async throws {
        await withDiscardingTaskGroup { group in
            for await event in bus.events {
                switch event {
                case .connected(let sessionPresent):
                    log.info("connected", ["session": sessionPresent ? "resumed" : "new"])
                    for listener in listeners { await listener.connected() }
                case .disconnected(let reason):
                    log.warning("disconnected", ["reason": reason])
                    for listener in listeners { await listener.disconnected() }
                case .refused(let message):
                    listener(of: message)?.refuse(message)
                case .message(let message):
                    listener(of: message)?.receive(message, in: &group)
                }
            }
        }
    }

    private func listener(of message: InboundMessage) -> (any BusListener)? {
        routes.first { $0.filter.matches(message.topic) }?.listener
    }
}

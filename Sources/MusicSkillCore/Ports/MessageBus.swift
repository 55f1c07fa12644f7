/// A message from the broker, copied out of the library.
package struct InboundMessage: Sendable {
    package var topic: String
    package var payload: [UInt8]
    /// Set by the broker on messages it kept, not on live ones.
    package var isRetained: Bool
    /// How long the broker may have held the message while we were away, at most: it came before the fence that follows
    /// a connect. Nothing for a live one.
    package var heldFor: Duration?
    /// MQTT 5 request/response (OASIS MQTT 5.0, 4.10).
    package var responseTopic: String?
    package var correlationData: [UInt8]?

    package init(
        topic: String, payload: [UInt8], isRetained: Bool = false, heldFor: Duration? = nil,
        responseTopic: String? = nil, correlationData: [UInt8]? = nil
    ) {
        self.topic = topic
        self.payload = payload
        self.isRetained = isRetained
        self.heldFor = heldFor
        self.responseTopic = responseTopic
        self.correlationData = correlationData
    }
}

package struct OutboundMessage: Sendable, Equatable {
    package var topic: String
    package var payload: [UInt8]
    package var retain: Bool
    /// 0 or 1.
    package var qos: Int
    package var correlationData: [UInt8]?

    package init(topic: String, payload: [UInt8], retain: Bool = false, qos: Int = 1, correlationData: [UInt8]? = nil) {
        self.topic = topic
        self.payload = payload
        self.retain = retain
        self.qos = qos
        self.correlationData = correlationData
    }

    package init(topic: String, text: String, retain: Bool = false, qos: Int = 1, correlationData: [UInt8]? = nil) {
        self.init(topic: topic, payload: Array(text.utf8), retain: retain, qos: qos, correlationData: correlationData)
    }
}

package enum BusEvent: Sendable {
    case connected(sessionPresent: Bool)
    case disconnected(reason: String)
    case message(InboundMessage)
    /// The inbound queue was full and this message was refused; it wants an answer.
    case refused(InboundMessage)
}

package enum MessageBusError: Error, Equatable, Sendable {
    /// The topic holds a wildcard, a NUL, or is empty or over 65,535 bytes; or the payload is too large.
    case invalidMessage(String)
    /// The library's own queue is exhausted or closed.
    case unavailable(String)
}

/// What has gone over a connection since the start, and what waits to go.
package struct BusTraffic: Sendable, Equatable, Codable {
    package var connected = false
    package var published = 0
    package var received = 0
    package var queued = 0

    package init() {}
}

/// The broker, seen from inside. One consumer reads `events`.
package protocol MessageBus: Sendable {
    var events: AsyncStream<BusEvent> { get }
    var isConnected: Bool { get }
    var traffic: BusTraffic { get }
    /// Hands the message over. QoS 1 messages outlive a lost connection; QoS 0 ones are dropped without one.
    func publish(_ message: OutboundMessage) throws(MessageBusError)
}

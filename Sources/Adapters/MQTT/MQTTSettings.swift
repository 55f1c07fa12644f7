package import MusicSkillCore

/// Everything there is to say about one connection to a broker.
package struct MQTTSettings: Sendable {
    package enum ProtocolVersion: Sendable {
        case v311, v5
    }

    /// Encryption towards the broker. Its certificate is always verified, its name included.
    package struct TLS: Sendable {
        /// PEM file of the authorities to trust; nothing means those of the system.
        package var authorities: String?
        /// PEM files of our own certificate and its unencrypted key, for brokers that ask for one.
        package var certificate: String?
        package var key: String?

        package init(authorities: String? = nil, certificate: String? = nil, key: String? = nil) {
            self.authorities = authorities
            self.certificate = certificate
            self.key = key
        }
    }

    package struct Subscription: Sendable {
        package var filter: String
        /// 0 or 1.
        package var qos: Int

        package init(_ filter: String, qos: Int = 1) {
            self.filter = filter
            self.qos = qos
        }
    }

    /// A session the broker keeps, with what is sent to us, while we are away.
    package struct PersistentSession: Sendable {
        /// How long the broker keeps it. MQTT 5 only: a 3.1.1 session has no end.
        package var expiry: Duration
        /// A topic of our own, read and written, that marks where held messages end; see ``HeldMessageFence``.
        package var fenceTopic: String
        /// How long ago this client was last connected, before this process; nothing means that nobody knows.
        package var absentSince: Duration?

        package init(expiry: Duration = .seconds(86_400), fenceTopic: String, absentSince: Duration? = nil) {
            self.expiry = expiry
            self.fenceTopic = fenceTopic
            self.absentSince = absentSince
        }
    }

    package var host: String
    package var port: Int
    package var username: String?
    package var password: Secret<String>?
    package var clientID: String
    package var protocolVersion: ProtocolVersion
    package var tls: TLS?
    /// Whole seconds, at least five.
    package var keepAlive: Duration
    /// What the broker publishes when the connection ends without a farewell.
    package var will: OutboundMessage?
    /// What we publish on every connect, once the subscriptions are made and before anything that waited.
    package var birth: OutboundMessage?
    package var subscriptions: [Subscription]
    /// Nothing means a clean session that ends with the connection.
    package var session: PersistentSession?
    /// How many messages may wait to be read before further ones are refused.
    package var inboundCapacity: Int
    /// In bytes. A longer payload arrives cut to one byte more than this, so that its reader can tell and refuse it.
    package var payloadLimit: Int
    package var shortestReconnectDelay: Duration
    package var longestReconnectDelay: Duration

    package init(
        host: String = "127.0.0.1", port: Int = 1883, username: String? = nil, password: Secret<String>? = nil,
        clientID: String, protocolVersion: ProtocolVersion = .v5, tls: TLS? = nil, keepAlive: Duration = .seconds(60),
        will: OutboundMessage? = nil, birth: OutboundMessage? = nil, subscriptions: [Subscription] = [],
        session: PersistentSession? = nil, inboundCapacity: Int = 64, payloadLimit: Int = 16 * 1024,
        shortestReconnectDelay: Duration = .seconds(1), longestReconnectDelay: Duration = .seconds(30)
    ) {
        self.host = host
        self.port = port
        self.username = username
        self.password = password
        self.clientID = clientID
        self.protocolVersion = protocolVersion
        self.tls = tls
        self.keepAlive = keepAlive
        self.will = will
        self.birth = birth
        self.subscriptions = subscriptions
        self.session = session
        self.inboundCapacity = inboundCapacity
        self.payloadLimit = payloadLimit
        self.shortestReconnectDelay = shortestReconnectDelay
        self.longestReconnectDelay = longestReconnectDelay
    }

    /// `127.0.0.1:1883`, for logs and errors.
    var address: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

import CMosquitto
import Glibc
import MusicSkillCore

/// One libmosquitto handle, driven by hand: made, used and freed by one thread, so it needs no locks.
///
/// The library's callbacks only note what happened; `takeEvents` tells it, in order.
final class MosquittoClient {
    enum Event {
        /// The broker's answer to a connect; `code` 0 is a welcome, the others are in ``BrokerReason``.
        case answered(code: CInt, sessionPresent: Bool)
        case message(InboundMessage)
        /// Acknowledged, or refused with a code from 128 on, which only MQTT 5 tells.
        case published(id: CInt, code: CInt)
        case subscribed(id: CInt, granted: CInt)
        /// The connection is over; the code is 0 when we ended it ourselves.
        case ended(Failure)
    }

    /// What a library call came to: its code, `errno`, and the first complaint the library logged since connecting.
    struct Failure: Error, CustomStringConvertible {
        let code: CInt
        let errno: CInt
        let complaint: String?

        var description: String { complaint ?? String(cString: mosquitto_strerror(code)).lowercased() }
    }

    /// Once per process, before anything else (mosquitto.h).
    private static let libraryIsReady = mosquitto_lib_init() == MOSQ_ERR_SUCCESS.code

    private let handle: OpaquePointer
    private let settings: MQTTSettings
    private var events: [Event] = []
    private var complaint: String?

    init(_ settings: MQTTSettings) throws(Failure) {
        guard Self.libraryIsReady, let handle = mosquitto_new(settings.clientID, settings.session == nil, nil) else {
            throw Failure(code: MOSQ_ERR_ERRNO.code, errno: Glibc.errno, complaint: nil)
        }
        self.handle = handle
        self.settings = settings
        // Unretained is right: the handle is destroyed by our own deinit.
        mosquitto_user_data_set(handle, Unmanaged.passUnretained(self).toOpaque())
        setCallbacks()
        try setOptions()
    }

    deinit {
        mosquitto_destroy(handle)
    }

    /// Opens the connection and asks for a session. Blocks for as long as name resolution and TCP take.
    /// - Returns: why it failed.
    func connect() -> Failure? {
        complaint = nil
        var properties: OpaquePointer?
        defer { mosquitto_property_free_all(&properties) }
        if settings.protocolVersion == .v5, let session = settings.session {
            let seconds = UInt32(clamping: session.expiry.wholeSecondsUp)
            mosquitto_property_add_int32(&properties, MQTT_PROP_SESSION_EXPIRY_INTERVAL.identifier, seconds)
        }
        return failure(
            mosquitto_connect_bind_v5(
                handle, settings.host, CInt(settings.port), CInt(settings.keepAlive.wholeSecondsUp), nil, properties))
    }

    /// Waits for the broker, for `wakeUp` or until `timeout`, then lets the library do what is due.
    /// - Returns: why the connection ended, if it did; an `ended` event says so as well.
    func step(wakeUp: WakeUp, timeout: Duration) -> Failure? {
        let socket = mosquitto_socket(handle)
        guard socket >= 0 else { return failure(MOSQ_ERR_NO_CONN.code) }
        let events = Int16(POLLIN) | (mosquitto_want_write(handle) ? Int16(POLLOUT) : 0)
        let ready = wakeUp.poll(with: [.init(descriptor: socket, events: events)], timeout: timeout)[0]
        var code = MOSQ_ERR_SUCCESS.code
        if ready & ~Int16(POLLOUT) != 0 { code = mosquitto_loop_read(handle, 1) }
        if code == 0, ready & Int16(POLLOUT) != 0 { code = mosquitto_loop_write(handle, 1) }
        if code == 0 { code = mosquitto_loop_misc(handle) }
        return failure(code)
    }

    func takeEvents() -> [Event] {
        defer { events = [] }
        return events
    }

    /// - Returns: the message's id, under which `published` will tell of it. At QoS 1 the library keeps the message
    ///   and sends it again after a reconnect, so a lost connection is no failure.
    func publish(_ message: OutboundMessage) throws(Failure) -> CInt {
        var properties: OpaquePointer?
        defer { mosquitto_property_free_all(&properties) }
        if settings.protocolVersion == .v5, let data = message.correlationData {
            try check(
                mosquitto_property_add_binary(
                    &properties, MQTT_PROP_CORRELATION_DATA.identifier, data, UInt16(clamping: data.count)))
        }
        var id: CInt = 0
        let code = mosquitto_publish_v5(
            handle, &id, message.topic, CInt(message.payload.count), message.payload, CInt(message.qos),
            message.retain, properties)
        if code != MOSQ_ERR_NO_CONN.code { try check(code) }
        return id
    }

    func subscribe(_ filter: String, qos: Int) throws(Failure) -> CInt {
        var id: CInt = 0
        try check(mosquitto_subscribe(handle, &id, filter, CInt(qos)))
        return id
    }

    /// Says farewell, so that the broker keeps the will to itself.
    func disconnect() {
        mosquitto_disconnect(handle)
    }

    private func failure(_ code: CInt) -> Failure? {
        let errno = Glibc.errno
        return code == MOSQ_ERR_SUCCESS.code ? nil : Failure(code: code, errno: errno, complaint: complaint)
    }

    private func check(_ code: CInt) throws(Failure) {
        if let failure = failure(code) { throw failure }
    }

    private func setOptions() throws(Failure) {
        let version = settings.protocolVersion == .v5 ? MQTT_PROTOCOL_V5 : MQTT_PROTOCOL_V311
        try check(mosquitto_int_option(handle, MOSQ_OPT_PROTOCOL_VERSION, version))
        // Without it Nagle's algorithm and the broker's delayed acknowledgement make 44 ms of 0.1 at QoS 1.
        try check(mosquitto_int_option(handle, MOSQ_OPT_TCP_NODELAY, 1))
        if let username = settings.username {
            try check(mosquitto_username_pw_set(handle, username, settings.password?.reveal()))
        }
        if let tls = settings.tls {
            let systemAuthorities = tls.authorities == nil ? "/etc/ssl/certs" : nil
            // The callback stands in the way of OpenSSL asking for a key's password on the terminal.
            try check(
                mosquitto_tls_set(handle, tls.authorities, systemAuthorities, tls.certificate, tls.key) { _, _, _, _ in
                    0
                })
        }
        if let will = settings.will {
            try check(
                mosquitto_will_set(
                    handle, will.topic, CInt(will.payload.count), will.payload, CInt(will.qos), will.retain))
        }
    }
}

extension MosquittoClient {
    private func setCallbacks() {
        mosquitto_connect_v5_callback_set(handle) { _, context, code, flags, _ in
            MosquittoClient.at(context).events.append(.answered(code: code, sessionPresent: flags & 1 == 1))
        }
        mosquitto_disconnect_v5_callback_set(handle) { _, context, code, _ in
            let client = MosquittoClient.at(context)
            client.events.append(.ended(Failure(code: code, errno: Glibc.errno, complaint: client.complaint)))
        }
        mosquitto_message_v5_callback_set(handle) { _, context, message, properties in
            guard let message = message?.pointee else { return }
            let client = MosquittoClient.at(context)
            client.events.append(.message(client.copy(message, properties)))
        }
        mosquitto_publish_v5_callback_set(handle) { _, context, id, code, _ in
            MosquittoClient.at(context).events.append(.published(id: id, code: code))
        }
        mosquitto_subscribe_callback_set(handle) { _, context, id, count, granted in
            guard count > 0, let granted else { return }
            MosquittoClient.at(context).events.append(.subscribed(id: id, granted: granted[0]))
        }
        mosquitto_log_callback_set(handle) { _, context, level, text in
            guard level == MOSQ_LOG_ERR, let text else { return }
            let client = MosquittoClient.at(context)
            client.complaint = client.complaint ?? String(cString: text)
        }
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> MosquittoClient {
        Unmanaged.fromOpaque(context!).takeUnretainedValue()
    }

    /// Everything the library frees when its callback returns.
    private func copy(_ message: mosquitto_message, _ properties: OpaquePointer?) -> InboundMessage {
        var responseTopic: UnsafeMutablePointer<CChar>?
        mosquitto_property_read_string(properties, MQTT_PROP_RESPONSE_TOPIC.identifier, &responseTopic, false)
        defer { free(responseTopic) }
        var correlationData: UnsafeMutableRawPointer?
        var correlationLength: UInt16 = 0
        mosquitto_property_read_binary(
            properties, MQTT_PROP_CORRELATION_DATA.identifier, &correlationData, &correlationLength, false)
        defer { free(correlationData) }
        let length = min(Int(message.payloadlen), settings.payloadLimit + 1)
        return InboundMessage(
            topic: String(cString: message.topic),
            payload: Array(UnsafeRawBufferPointer(start: message.payload, count: length)),
            isRetained: message.retain,
            responseTopic: responseTopic.map { String(cString: $0) },
            correlationData: correlationData.map {
                Array(UnsafeRawBufferPointer(start: $0, count: Int(correlationLength)))
            })
    }
}

extension mosq_err_t {
    /// As the library's functions return it.
    var code: CInt { rawValue }
}

extension mqtt5_property {
    fileprivate var identifier: CInt { CInt(rawValue) }
}

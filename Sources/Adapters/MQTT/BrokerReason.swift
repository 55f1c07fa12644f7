import CMosquitto
import Foundation
import MusicSkillCore

/// Puts the codes of MQTT, libmosquitto and the system into words. It holds no state and shows no secret.
struct BrokerReason {
    let settings: MQTTSettings

    /// A CONNACK that is no welcome: MQTT 3.1.1 table 3.1, MQTT 5.0 section 3.2.2.2.
    func refusal(_ code: CInt) -> BusConnectError {
        switch code {
        case 4, 134: .refusedCredentials("\(settings.address): wrong user name or password")
        case 5, 135:
            .refusedCredentials(
                "\(settings.address): not authorised: the broker wants a user name and password, or forbids this client"
            )
        case 1, 132: .refused("\(settings.address): the broker does not speak this version of MQTT; try the other one")
        case 2, 133: .refused("\(settings.address): the broker does not accept the client id \(settings.clientID)")
        case 3, 136, 137: .unreachable("\(settings.address): the broker is not available now")
        default: .refused("\(settings.address): the broker refuses the connection: \(reasonText(code))")
        }
    }

    /// A connection that could not be made, or ended before the broker answered.
    func unreachable(_ failure: MosquittoClient.Failure) -> BusConnectError {
        if settings.tls != nil {
            if let complaint = failure.complaint { return untrusted(complaint) }
            // The broker's alert was lost with the connection.
            if failure.errno == EPROTO { return untrusted("broken off; the broker may ask for a client certificate") }
        }
        return switch failure.code {
        case MOSQ_ERR_ERRNO.code where failure.errno == ECONNREFUSED:
            .unreachable("connection refused at \(settings.address); is the broker running?")
        case MOSQ_ERR_ERRNO.code:
            .unreachable(
                "no connection to \(settings.address): \(String(cString: strerror(failure.errno)).lowercased())")
        case MOSQ_ERR_EAI.code:
            // The library hands the resolver's own code on through errno.
            .unreachable("the name \(settings.host) is unknown: \(String(cString: gai_strerror(failure.errno)))")
        case MOSQ_ERR_CONN_LOST.code, MOSQ_ERR_NO_CONN.code:
            .unreachable("\(settings.address) closed the connection; is it an MQTT broker?")
        default:
            .unreachable("no connection to \(settings.address): \(String(cString: mosquitto_strerror(failure.code)))")
        }
    }

    /// A connection that ended after it stood for `lasted`, with the library's code or, from 128 on, the broker's
    /// (MQTT 5.0, 3.14.2.1). mosquitto 2.0 throws out the older of two clients with one id without a word.
    func lost(_ failure: MosquittoClient.Failure, lasted: Duration) -> BusConnectError {
        let text =
            switch failure.code {
            case MOSQ_ERR_KEEPALIVE.code: "the broker fell silent"
            case MOSQ_ERR_CONN_LOST.code, MOSQ_ERR_NO_CONN.code, MOSQ_ERR_ERRNO.code:
                lasted > .seconds(5)
                    ? "the connection was lost"
                    : "the connection was lost as soon as it was made; does another client use the id \(settings.clientID)?"
            case 139: "the broker shuts down"
            case 142: "another client connected with the id \(settings.clientID); ids must differ"
            case 128...: reasonText(failure.code)
            default: String(cString: mosquitto_strerror(failure.code)).lowercased()
            }
        return .unreachable("\(settings.address): \(text)")
    }

    /// Settings the library does not take.
    func unusable(_ failure: MosquittoClient.Failure) -> BusConnectError {
        guard let tls = settings.tls else {
            return .refused("MQTT cannot be set up: \(String(cString: mosquitto_strerror(failure.code)).lowercased())")
        }
        let unreadable = [tls.authorities, tls.certificate, tls.key].compactMap { $0 }.filter { access($0, R_OK) != 0 }
        return .untrusted(
            unreadable.isEmpty
                ? "TLS cannot be set up: a certificate and its key must be given together"
                : "TLS cannot be set up: cannot read \(unreadable.joined(separator: ", "))")
    }

    private func reasonText(_ code: CInt) -> String {
        String(cString: mosquitto_reason_string(code)).lowercased()
    }

    /// A complaint such as `OpenSSL Error[0]: error:0A000086:SSL routines::certificate verify failed`.
    private func untrusted(_ complaint: String) -> BusConnectError {
        let text = complaint.components(separatedBy: "::").last ?? complaint
        if text == "unexpected eof while reading" {
            return .unreachable("\(settings.address) closed the connection; is that the broker's port for TLS?")
        }
        let words =
            switch text {
            case "certificate verify failed": "the broker's certificate is not trusted; name its authority's file"
            case "Error: host name verification failed.": "the broker's certificate is not made out to \(settings.host)"
            case "tlsv13 alert certificate required", "sslv3 alert handshake failure":
                "the broker asks for a client certificate"
            default: text
            }
        return .untrusted("TLS with \(settings.address) failed: \(words)")
    }
}

/// Why there is no connection to the broker, with the way out, for people.
package enum BusConnectError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Nobody answers: wrong address, broker not started, network down.
    case unreachable(String)
    /// The broker does not accept the user name, the password or the certificate behind them.
    case refusedCredentials(String)
    /// The broker answered and said no for another reason.
    case refused(String)
    /// TLS: a certificate that is not trusted, missing or unreadable.
    case untrusted(String)
    /// The task that waited was cancelled.
    case cancelled

    package var description: String {
        switch self {
        case .unreachable(let reason), .refusedCredentials(let reason), .refused(let reason), .untrusted(let reason):
            reason
        case .cancelled: "cancelled"
        }
    }
}

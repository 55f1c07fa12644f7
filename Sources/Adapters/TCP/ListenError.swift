/// Why a server cannot start.
package enum ListenError: Error, Equatable, Sendable, CustomStringConvertible {
    case portInUse(host: String, port: UInt16)
    case permissionDenied(host: String, port: UInt16)
    /// Not an IP address, or not one of this machine's.
    case badAddress(host: String)
    case failed(String)

    package var description: String {
        switch self {
        case .portInUse(let host, let port):
            "port \(port) on \(host) is already in use: stop the other program or choose another port"
        case .permissionDenied(let host, let port):
            "no permission to listen on port \(port) of \(host): choose a port above 1023"
        case .badAddress(let host):
            "cannot listen on \"\(host)\": give an IP address of this machine, such as 127.0.0.1 or ::1"
        case .failed(let reason):
            "the server could not start: \(reason)"
        }
    }
}

import Foundation

/// A TCP socket that listens. Whoever takes the descriptor closes it.
struct ListeningSocket {
    let descriptor: Int32
    /// The real one, also when 0 was asked for.
    let port: UInt16

    /// - Parameter host: an IP address; names are not resolved.
    /// - Parameter port: 0 for any that is free.
    init(host: String, port: UInt16) throws(ListenError) {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let address = found?.pointee else {
            throw .badAddress(host: host)
        }
        defer { freeaddrinfo(found) }

        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        descriptor = socket(address.ai_family, kind, 0)
        guard descriptor >= 0 else { throw Self.error(host, port) }
        // A restart must not wait for connections of the last run to be forgotten.
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout.size(ofValue: yes)))
        guard bind(descriptor, address.ai_addr, address.ai_addrlen) == 0, listen(descriptor, SOMAXCONN) == 0 else {
            let error = Self.error(host, port)
            close(descriptor)
            throw error
        }
        self.port = Self.boundPort(descriptor)
    }

    private static func error(_ host: String, _ port: UInt16) -> ListenError {
        switch errno {
        case EADDRINUSE: .portInUse(host: host, port: port)
        case EACCES: .permissionDenied(host: host, port: port)
        case EADDRNOTAVAIL, EAFNOSUPPORT: .badAddress(host: host)
        default: .failed(String(cString: strerror(errno)))
        }
    }

    private static func boundPort(_ descriptor: Int32) -> UInt16 {
        var address = sockaddr_in6()
        var size = socklen_t(MemoryLayout.size(ofValue: address))
        withUnsafeMutablePointer(to: &address) { address in
            _ = address.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        // The port is at the same place in an IPv4 address.
        return UInt16(bigEndian: address.sin6_port)
    }
}

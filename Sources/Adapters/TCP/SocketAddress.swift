import Foundation

/// A socket address as text.
enum SocketAddress {
    private static let mappedIPv4 = "::ffff:"

    /// The IP address alone: `192.168.1.7`, also where it comes to an IPv6 socket as `::ffff:192.168.1.7`.
    /// - Returns: nothing for what is no IP address.
    static func host(of address: UnsafePointer<sockaddr>?) -> String? {
        guard let address else { return nil }
        let size =
            switch Int32(address.pointee.sa_family) {
            case AF_INET: MemoryLayout<sockaddr_in>.size
            case AF_INET6: MemoryLayout<sockaddr_in6>.size
            default: 0
            }
        var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        guard getnameinfo(address, socklen_t(size), &host, socklen_t(host.count), nil, 0, NI_NUMERICHOST) == 0 else {
            return nil
        }
        let text = String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return text.hasPrefix(mappedIPv4) && text.contains(".") ? String(text.dropFirst(mappedIPv4.count)) : text
    }
}

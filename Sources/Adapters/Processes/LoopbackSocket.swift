import Glibc

/// TCP on 127.0.0.1, by bare descriptors that the caller closes.
package enum LoopbackSocket {
    /// A socket that listens on `port`, or on one that is free; nothing where somebody else does.
    package static func listen(on port: Int?) -> (descriptor: CInt, port: Int)? {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        if port != nil {
            // As mosquitto does: a port whose last connections linger may be taken. Asked for any port, the kernel
            // would with this give out one that somebody else is about to listen on.
            var yes: CInt = 1
            setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
        }
        var address = address(port ?? 0)
        let isListening = withSocketAddress(&address) { address, length in
            bind(descriptor, address, length.pointee) == 0 && Glibc.listen(descriptor, 16) == 0
                && getsockname(descriptor, address, length) == 0
        }
        guard isListening else {
            close(descriptor)
            return nil
        }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// A connection to `port`; nothing where nobody listens. On loopback the answer comes at once.
    package static func connect(to port: Int) -> CInt? {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = address(port)
        let isConnected = withSocketAddress(&address) { Glibc.connect(descriptor, $0, $1.pointee) == 0 }
        guard isConnected else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        address.sin_port = UInt16(port).bigEndian
        return address
    }

    private static func withSocketAddress<Result>(
        _ address: inout sockaddr_in,
        _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Result
    ) -> Result {
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
        }
    }
}

import Glibc

/// TCP ports on 127.0.0.1.
enum LoopbackPort {
    /// `wanted` if nobody listens there, or any free one. Between this call and the use of the port somebody else may
    /// take it; the kernel hands ports out in no order, so that is rare.
    static func reserve(_ wanted: Int?) throws(MosquittoProcess.LaunchError) -> Int {
        let socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        // As the broker does itself: a port whose last connections linger may be taken.
        var yes: CInt = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
        var address = address(wanted ?? 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withSocketAddress(&address) { bind(socket, $0, length) } == 0
        guard isBound, withSocketAddress(&address, { getsockname(socket, $0, &length) }) == 0 else {
            throw .portInUse(wanted ?? 0)
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// Whether somebody takes connections there. On loopback the answer comes at once.
    static func accepts(_ port: Int) -> Bool {
        let socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = address(port)
        return withSocketAddress(&address) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) } == 0
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        address.sin_port = UInt16(port).bigEndian
        return address
    }

    private static func withSocketAddress<Result>(
        _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Result
    ) -> Result {
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
        }
    }
}

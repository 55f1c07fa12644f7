import Foundation

/// Where a server waits for callers.
package struct ListenAddress: Sendable, Equatable, CustomStringConvertible {
    /// A name or an IP address, IPv6 without brackets.
    package var host: String
    /// 0 takes a free one.
    package var port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `127.0.0.1:8770`, `localhost:8770` and `[::1]:8770`.
    package init?(_ text: String) {
        guard
            let match = text.wholeMatch(of: /(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+)):([0-9]{1,5})/),
            let host = match.1 ?? match.2, let port = Int(match.3), port <= 65535
        else { return nil }
        self.init(host: String(host), port: port)
    }

    package var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// Nobody outside this machine can call.
    package var isLoopback: Bool { Self.isLoopback(host) }

    /// It names every address of this machine and so none to call.
    package var isUnspecified: Bool { ["0.0.0.0", "::"].contains(host) }

    /// 127.0.0.0/8 (RFC 1122, 3.2.1.3), `::1` and `localhost` (RFC 6761, 6.3).
    package static func isLoopback(_ host: String) -> Bool {
        let host = host.lowercased()
        return host == "localhost" || host == "::1" || host.wholeMatch(of: /127\.[0-9]+\.[0-9]+\.[0-9]+/) != nil
    }
}

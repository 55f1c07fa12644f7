import Foundation

/// Which machines are in the home, by what they are called. Pure: no name is looked up.
enum HomeNetwork {
    /// Private and link-local addresses (RFC 1918, 3927, 4193, 4291), names that only a home's own network knows
    /// (RFC 6762, RFC 8375) and names of one word, as containers have them.
    static func holds(_ host: String) -> Bool {
        let host = host.lowercased()
        if ListenAddress.isLoopback(host) { return true }
        if host.contains(":") {
            return ["fc", "fd", "fe8", "fe9", "fea", "feb"].contains { host.hasPrefix($0) }
        }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { UInt8($0) }
        guard numbers.count == 4, parts.count == 4 else {
            return parts.count == 1 && UInt64(host) == nil || host.hasSuffix(".local") || host.hasSuffix(".home.arpa")
        }
        switch (numbers[0], numbers[1]) {
        case (10, _), (192, 168), (169, 254), (172, 16...31): return true
        default: return false
        }
    }
}

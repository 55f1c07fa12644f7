import Foundation

/// Which redirect addresses an app may use since 2025.
/// https://developer.spotify.com/documentation/web-api/concepts/redirect_uri
enum RedirectRule {
    /// HTTPS, a scheme of one's own, or plain HTTP to a loopback literal; `localhost` is none.
    static func isSecure(_ uri: String) -> Bool {
        guard let components = URLComponents(string: uri), let scheme = components.scheme?.lowercased() else {
            return false
        }
        guard scheme == "http" else { return true }
        return isLoopback(components)
    }

    /// An exact match, case and trailing slash included; a loopback literal registered without port matches any port.
    static func matches(_ uri: String, registered: Set<String>) -> Bool {
        if registered.isEmpty || registered.contains(uri) { return true }
        guard var components = URLComponents(string: uri), isLoopback(components) else { return false }
        components.port = nil
        return components.string.map(registered.contains) ?? false
    }

    private static func isLoopback(_ components: URLComponents) -> Bool {
        ["127.0.0.1", "[::1]", "::1"].contains(components.host ?? "")
    }
}

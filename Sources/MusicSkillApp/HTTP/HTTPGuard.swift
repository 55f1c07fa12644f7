import Foundation
import MusicSkillCore

/// Who may ask over HTTP.
///
/// A proxy that is trusted, and whoever has the token. Where there is no token, everybody on this machine, but no page
/// of a foreign site in a browser here: neither one that calls us by a name of its own (DNS rebinding), nor one that
/// sends requests across (https://www.w3.org/TR/fetch-metadata/).
struct HTTPGuard: Sendable {
    enum Refusal: Equatable {
        case tokenNeeded
        case foreignHost
        case foreignPage
    }

    let settings: Configuration.HTTP

    /// - Returns: nothing for a request that may pass.
    func refusal(of request: ServerRequest) -> Refusal? {
        if let peer = request.peer, settings.trusted.contains(peer) { return nil }
        if let token = settings.token { return isShown(token, by: request) ? nil : .tokenNeeded }
        guard let host = request.headers["host"]?.lowercased(), isOurs(host) else { return .foreignHost }
        return isFromForeignPage(request, host: host) ? .foreignPage : nil
    }

    /// Takes as long for a wrong token as for a nearly right one.
    private func isShown(_ token: Secret<String>, by request: ServerRequest) -> Bool {
        let wanted = Array("Bearer \(token.reveal())".utf8)
        let shown = Array((request.headers["authorization"] ?? "").utf8)
        guard shown.count == wanted.count else { return false }
        return zip(shown, wanted).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// - Parameter host: with or without a port.
    private func isOurs(_ host: String) -> Bool {
        guard let match = host.wholeMatch(of: /(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::[0-9]{1,5})?/),
            let name = match.1 ?? match.2
        else { return false }
        return ListenAddress.isLoopback(String(name)) || settings.hosts.contains { $0.lowercased() == name }
    }

    /// Another page on this machine, on another port, is foreign too.
    private func isFromForeignPage(_ request: ServerRequest, host: String) -> Bool {
        if let site = request.headers["sec-fetch-site"], !["same-origin", "none"].contains(site) { return true }
        guard let origin = request.headers["origin"]?.lowercased() else { return false }
        return origin != "http://\(host)" && origin != "https://\(host)"
    }
}

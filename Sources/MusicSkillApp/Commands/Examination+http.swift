import Adapters
import Foundation
import MusicSkillCore

extension Examination {
    /// Asks what listens at `http.listen` how it is, as a browser on this machine would.
    mutating func examineHTTP(_ workspace: Workspace) async {
        let settings = workspace.configuration.http
        guard let address = settings.listen else {
            return note("http", .notice, "closed: http.listen is null")
        }
        do {
            guard try await Self.answers(address, time: workspace.time) else {
                return fault("http", "something else answers at \(address); choose another http.listen", .unreachable)
            }
        } catch HTTPTransportError.unreachable {
            return note("http", .notice, "nothing answers at \(address): the service is not running")
        } catch {
            return fault("http", "something at \(address) does not speak HTTP: \(error)", .unreachable)
        }
        let callers = address.isLoopback ? "for this machine only" : "for other machines too"
        let key = settings.token == nil ? "" : ", to whoever has http.token"
        note("http", .fine, "answers at \(address), \(callers)\(key)")
        if address.isUnspecified, settings.url == nil {
            note("http", .notice, "set http.url to its address in your network: Home Assistant then links to the login")
        }
    }

    /// Whether it shows musicskill's page.
    private static func answers(_ address: ListenAddress, time: TimeSource) async throws -> Bool {
        let host = address.host.replacing("0.0.0.0", with: "127.0.0.1")
        let reached = ListenAddress(host: host == "::" ? "::1" : host, port: address.port)
        // It is this very machine, so nobody can read it on the way.
        var settings = CurlTransport.Settings()
        settings.allowsPlainHTTP = true
        return try await CurlTransport.withTransport(settings, time: time) { transport in
            func get(_ path: String) async throws -> HTTPResponse {
                try await transport.send(HTTPRequest(.get, "http://\(reached)\(path)", timeout: .seconds(3)))
            }
            let page = try await get("/")
            return page.status == 200 && String(decoding: page.body, as: UTF8.self).contains(SayPage.content.heading)
        }
    }
}

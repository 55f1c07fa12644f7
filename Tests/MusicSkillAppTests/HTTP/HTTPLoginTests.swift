import Foundation
import MusicSkillCore
import SpotifySimulator
import Testing

@testable import MusicSkillApp

/// Logging in again with a browser, from the address that Home Assistant shows to the end.
@Suite(.timeLimit(.minutes(1)))
struct HTTPLoginTests {
    private struct Begun: Decodable, Sendable {
        struct Data: Decodable, Sendable { var account: String, url: String }
        var data: Data
    }

    private static let token = "0123456789abcdef0123"

    /// Begins a login and agrees to it.
    /// - Returns: path and query of the address that Spotify sends the browser to.
    private func agree(_ http: HTTPCaller, _ headers: (String, String)...) async throws -> String {
        let begun = try await http.send(.post, "/api/login", body: #"{"account": "ben"}"#, headers: headers)
        let page = try await http.transport.send(HTTPRequest(.get, try begun.json(Begun.self).data.url))
        let address = try #require(URLComponents(string: page.header("location") ?? ""))
        return "\(address.path)?\(address.percentEncodedQuery ?? "")"
    }

    @Test func `the page is anybody's and begins nothing`() async throws {
        try await HomeUnderTest.withHTTP(token: Self.token) { home, http in
            let page = try await http.send(
                .get, "/login?account=ben", headers: [("Host", "evil.example"), ("Sec-Fetch-Site", "cross-site")])
            #expect(page.status == 200)
            #expect(page.text.contains("Developer Policy"))
            #expect(page.header("Content-Security-Policy")?.contains("frame-ancestors 'self'") == true)
            #expect(try await http.post("/api/login", #"{"account": "ben"}"#).status == 401)
        }
    }

    @Test func `a foreign page cannot begin a login`() async throws {
        try await HomeUnderTest.withHTTP { _, http in
            for header in [
                ("Sec-Fetch-Site", "cross-site"), ("Origin", "http://evil.example"), ("Host", "evil.example"),
            ] {
                let answer = try await http.post("/api/login", "", header)
                #expect(answer.status == 403)
            }
            let read = try await http.get("/api/login")
            #expect(read.status == 405)
        }
    }

    @Test func `a browser that comes back to the door is logged in, once`() async throws {
        try await HomeUnderTest.withHTTP(token: Self.token) { home, http in
            let callback = try await agree(http, ("Authorization", "Bearer \(Self.token)"))
            let page = try await http.send(
                .get, callback, headers: [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")])
            #expect(page.status == 200)
            #expect(page.text == "The account ben is logged in. You can close this page.")
            #expect(page.header("Content-Type") == "text/plain; charset=utf-8")
            let accounts = await home.graph.accounts.all.map(\.name)
            #expect(accounts.contains("ben"))
            let again = try await http.get(callback)
            #expect(again.status == 400)
            #expect(again.text.contains("finished already"))
        }
    }

    @Test(arguments: ["", " ", "\n"])
    func `an address that could not be opened is pasted, with what was copied around it`(blank: String) async throws {
        try await HomeUnderTest.withHTTP { home, http in
            let callback = "\(blank)http://127.0.0.1:8888\(try await agree(http))\(blank)"
            let body = String(decoding: Wire.encode(["callback_url": callback]), as: UTF8.self)
            #expect(try await http.post("/api/login/finish", body).status == 200)
            #expect(await home.graph.accounts.all.map(\.name).contains("ben"))
        }
    }

    @Test(arguments: [
        ("/callback", 400, "not the address"), ("/callback?state=made-up&code=x", 400, "not begun here"),
        ("/callback?state=%3Cscript%3E&error=access_denied", 400, "not begun here"),
    ])
    func `a way back that was never begun leads nowhere`(path: String, status: Int, words: String) async throws {
        try await HomeUnderTest.withHTTP { home, http in
            let page = try await http.get(path)
            #expect(page.status == status)
            #expect(page.text.contains(words))
            #expect(!page.text.contains("<"))
            #expect(await home.graph.accounts.all.map(\.name) == ["default"])
        }
    }

    @Test func `who refuses on Spotify's page is told so`() async throws {
        try await HomeUnderTest.withHTTP { home, http in
            await home.spotify.change { $0.userRefuses = true }
            let page = try await http.get(try await agree(http))
            #expect(page.status == 403)
            #expect(page.text.contains("cancelled on Spotify's page"))
        }
    }

    @Test func `the login that ended is told with the page to log in on`() async throws {
        try await HomeUnderTest.withHTTP(reachedAt: "http://music.local:8770") { home, http in
            let link = "http://music.local:8770/login?account=default"
            let health = try await home.listener.next(Health.self, on: "musicskill/bridge/health") { _ in true }
            #expect(health.accounts.first?.link == link)
            #expect(health.accounts.first?.wayOut?.hasPrefix("open \(link), or") == true)
            await home.spotify.end(.accessExpired)
            await home.spotify.end(.refreshRevoked)
            #expect(try await home.say("play jazz in the kitchen").code == "login_required")
            let event = try await home.listener.next(EventOnWire.self, on: "musicskill/bridge/event") {
                $0.type == "login_required"
            }
            #expect(event.data["login_url"] == link)
        }
    }
}

import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct HTTPGuardTests {
    private static let token = "0123456789abcdef"

    private func refusal(
        _ headers: [String: String], token: String? = nil, peer: String? = "127.0.0.1"
    ) -> HTTPGuard.Refusal? {
        let settings = Configuration.HTTP(
            token: token.map { Secret($0) }, hosts: ["Music.Local"], trusted: ["172.30.32.2"])
        return HTTPGuard(settings: settings).refusal(
            of: ServerRequest(method: "POST", path: "/api/say", headers: headers, peer: peer))
    }

    @Test(arguments: [
        ("127.0.0.1:8770", true), ("127.0.0.1", true), ("localhost:8770", true), ("LOCALHOST", true),
        ("[::1]:8770", true), ("[::1]", true), ("127.8.9.10:1", true), ("music.local:8770", true),
        ("evil.example", false), ("evil.example:8770", false), ("127.0.0.1.evil.example", false),
        ("localhost.evil.example", false), ("192.168.1.7:8770", false), ("", false), ("::1", false),
        ("127.0.0.1:8770, evil.example", false), ("user@localhost", false), ("localhost:port", false),
        ("127.0.0.1:", false), ("localhost ", false),
    ])
    func `without a token only names of this machine are answered to`(host: String, isFine: Bool) {
        #expect(refusal(["host": host]) == (isFine ? nil : .foreignHost))
    }

    @Test func `a request without a host is refused`() {
        #expect(refusal([:]) == .foreignHost)
    }

    @Test(arguments: [
        ([:], true), (["origin": "http://127.0.0.1:8770"], true), (["origin": "https://127.0.0.1:8770"], true),
        (["sec-fetch-site": "none"], true), (["sec-fetch-site": "same-origin"], true),
        (["sec-fetch-site": "cross-site"], false), (["sec-fetch-site": "same-site"], false),
        (["origin": "http://evil.example"], false), (["origin": "null"], false), (["origin": ""], false),
        (["origin": "http://127.0.0.1:9999"], false), (["origin": "http://127.0.0.1:8770.evil.example"], false),
    ])
    func `no page of another site may call`(headers: [String: String], isFine: Bool) {
        #expect(
            refusal(headers.merging(["host": "127.0.0.1:8770"]) { first, _ in first })
                == (isFine ? nil : .foreignPage))
    }

    @Test(arguments: [
        ("Bearer \(token)", true), (token, false), ("Bearer ", false), ("Bearer \(token)x", false),
        ("bearer \(token)", false), ("Bearer 0123456789abcdeF", false), ("Basic \(token)", false), ("", false),
    ])
    func `where there is a token it must be shown, on this machine too`(authorisation: String, isFine: Bool) {
        let headers = ["host": "192.168.1.7:8770", "authorization": authorisation]
        #expect(refusal(headers, token: Self.token) == (isFine ? nil : .tokenNeeded))
        #expect(refusal(["host": "localhost"], token: Self.token) == .tokenNeeded)
    }

    @Test func `a trusted proxy has asked for the login itself`() {
        let headers = ["host": "172.30.33.4:8770", "origin": "http://homeassistant.local:8123"]
        #expect(refusal(headers, token: Self.token, peer: "172.30.32.2") == nil)
        #expect(refusal(headers, token: Self.token, peer: "172.30.32.3") == .tokenNeeded)
        #expect(refusal(headers, token: Self.token, peer: nil) == .tokenNeeded)
    }
}

import MusicSkillCore
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct CheckedRequestTests {
    @Test(arguments: [
        "https://api.spotify.com/v1/me", "https://192.168.1.5:8443/x?q=a%20b", "http://127.0.0.1:8080/",
        "http://localhost/", "http://127.9.9.9/", "http://[::1]:99/",
    ])
    func `lets good requests through`(url: String) throws {
        #expect(throws: Never.self) { try CheckedRequest(HTTPRequest(.get, url), allowsPlainHTTP: false) }
    }

    @Test(arguments: [
        "", "/v1/me", "api.spotify.com", "https://", "ftp://example.org/", "file:///etc/passwd", "https://a b/",
        "https://example.org/\r\nX: 1", "https://example.org/\u{0}", "https://example.org/é",
        "https://user:password@example.org/", "http://example.org/", "http://127.0.0.1.example.org/",
        "http://localhost.example.org/", "http://127.0.0.1@example.org/",
    ])
    func `refuses bad URLs`(url: String) {
        #expect(refusal(HTTPRequest(.get, url)) != nil)
    }

    @Test(arguments: [
        ("X\r\nY", "1"), ("X Y", "1"), ("X:", "1"), ("", "1"), ("X", "1\r\nY: 2"), ("X", "1\nY: 2"), ("X", "1\u{0}"),
    ])
    func `refuses headers that would become two`(name: String, value: String) {
        #expect(refusal(HTTPRequest(.get, "https://example.org/", headers: [(name, value)])) != nil)
    }

    @Test func `plain http leaves the machine only when settings say so`() throws {
        let request = HTTPRequest(.get, "http://speaker.lan/state?token=abc")
        #expect(
            refusal(request)
                == .invalidRequest("speaker.lan: plain http only to this machine itself, use https"))
        #expect(throws: Never.self) { try CheckedRequest(request, allowsPlainHTTP: true) }
    }

    @Test(arguments: [
        (nil, "localhost,127.0.0.0/8,::1"), ("*", "*"),
        (".lan,example.org", ".lan,example.org,localhost,127.0.0.0/8,::1"),
    ])
    func `this machine is never reached through a proxy`(configured: String?, expected: String) {
        #expect(CurlTransport.Settings.noProxy(configured) == expected)
    }

    private func refusal(_ request: HTTPRequest) -> HTTPTransportError? {
        #expect(throws: HTTPTransportError.self) { try CheckedRequest(request, allowsPlainHTTP: false) }
    }
}

import MusicSkillCore

/// A request that passed every check that needs no network.
struct CheckedRequest: Sendable {
    let request: HTTPRequest
    /// For messages. Never the whole URL: its query may carry what no log should.
    let host: String
    /// In the form libcurl takes.
    let headerLines: [String]

    /// - Throws: ``HTTPTransportError/invalidRequest(_:)`` for anything that is not one plain http or https request:
    ///   other schemes, credentials in the URL, control characters, plain http to another machine.
    init(_ request: HTTPRequest, allowsPlainHTTP: Bool) throws(HTTPTransportError) {
        guard request.url.utf8.allSatisfy({ (0x21...0x7e).contains($0) }), let url = CurlURL(request.url) else {
            throw .invalidRequest("not an absolute, percent-encoded URL")
        }
        guard url.scheme == "https" || url.scheme == "http" else {
            throw .invalidRequest("\(url.host): only http and https, not \(url.scheme)")
        }
        guard !url.hasCredentials else {
            throw .invalidRequest("\(url.host): no user or password in a URL, use an Authorization header")
        }
        guard url.scheme == "https" || allowsPlainHTTP || url.isLoopback else {
            throw .invalidRequest("\(url.host): plain http only to this machine itself, use https")
        }
        self.request = request
        host = url.host
        headerLines = try Self.headerLines(for: request)
    }

    private static func headerLines(for request: HTTPRequest) throws(HTTPTransportError) -> [String] {
        // An empty value after the colon takes away a header libcurl would add by itself: it announces large bodies
        // with Expect, which costs a round trip, and calls every body a form.
        var lines = ["Expect:"]
        if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            lines.append("Content-Type:")
        }
        for (name, value) in request.headers {
            guard !name.isEmpty, name.utf8.allSatisfy(isTokenByte), value.utf8.allSatisfy(isFieldByte) else {
                throw .invalidRequest("a header with characters that HTTP does not allow")
            }
            // libcurl's spelling of a header that is there and empty.
            lines.append(value.allSatisfy(\.isWhitespace) ? "\(name);" : "\(name): \(value)")
        }
        return lines
    }

    /// RFC 9110, section 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    /// RFC 9110, section 5.5: no line breaks, no NUL, no other control characters than the tab.
    private static func isFieldByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\t") || (byte >= 0x20 && byte != 0x7f)
    }
}

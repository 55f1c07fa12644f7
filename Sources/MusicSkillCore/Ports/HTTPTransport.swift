/// One request to a remote service. `url` is absolute; a query belongs to it, percent-encoded.
package struct HTTPRequest: Sendable {
    package enum Method: String, Sendable { case get = "GET", put = "PUT", post = "POST", delete = "DELETE" }

    package var method: Method
    package var url: String
    package var headers: [(name: String, value: String)]
    /// Absent means no body at all; PUT and POST then say `Content-Length: 0`, which Spotify insists on.
    package var body: [UInt8]?
    /// From the first byte out to the last byte in.
    package var timeout: Duration
    package var connectTimeout: Duration
    /// A larger answer is refused while it arrives.
    package var maximumResponseBytes: Int

    package init(
        _ method: Method, _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
        timeout: Duration = .seconds(8), connectTimeout: Duration = .seconds(3),
        maximumResponseBytes: Int = 4 * 1024 * 1024
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.connectTimeout = connectTimeout
        self.maximumResponseBytes = maximumResponseBytes
    }
}

package struct HTTPResponse: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first header of that name, in whatever case the server wrote it.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// Why there is no answer. `requestMayHaveArrived` separates "safe to send again" from "ask before you do".
package enum HTTPTransportError: Error, Equatable, Sendable {
    /// Name resolution or connecting failed: nothing was sent.
    case unreachable(String)
    /// TLS verification or handshake failed: nothing was sent.
    case untrusted(String)
    case timedOut
    /// The connection broke after the request, or part of it, was sent.
    case connectionLost(String)
    case responseTooLarge
    case cancelled
    /// The request itself is malformed.
    case invalidRequest(String)

    package var requestMayHaveArrived: Bool {
        switch self {
        case .unreachable, .untrusted, .invalidRequest: false
        case .timedOut, .connectionLost, .responseTooLarge, .cancelled: true
        }
    }
}

/// The way out to remote services. A status such as 500 is an answer, not an error.
package protocol HTTPTransport: Sendable {
    /// Cancelling the task stops the transfer itself, not only the waiting for it.
    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse
}

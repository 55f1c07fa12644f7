/// A request that reached one of our own servers, body complete and within its limit.
package struct ServerRequest: Sendable {
    package var method: String
    /// Percent-decoded path, without the query: `/v1/me/player`.
    package var path: String
    /// In the order they were sent, percent-decoded; a name may come twice.
    package var query: [(name: String, value: String)]
    /// Names in lower case.
    package var headers: [String: String]
    package var body: [UInt8]
    /// The client's IP address, where the server knows it.
    package var peer: String?

    package init(
        method: String, path: String, query: [(name: String, value: String)] = [], headers: [String: String] = [:],
        body: [UInt8] = [], peer: String? = nil
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.peer = peer
    }
}

package struct ServerResponse: Sendable {
    package enum Body: Sendable {
        case bytes([UInt8])
        /// Cut the connection without an answer. A simulator's way to be a broken network.
        case abort
    }

    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: Body

    package init(status: Int, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// What a server does with a request. The task is cancelled when the client goes away before the answer.
package typealias ServerHandler = @Sendable (ServerRequest) async -> ServerResponse

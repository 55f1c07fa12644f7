import MusicSkillCore

/// A request while it arrives.
struct IncomingRequest {
    private let target: [UInt8]
    private let bodyLimit: Int
    private let peer: String?
    private var method = ""
    private var headers: [String: String] = [:]
    private var body: [UInt8] = []
    private var isTooLarge = false
    /// The request line and the headers are there.
    private(set) var hasHeaders = false

    /// - Parameter target: the second word of the request line, as it was sent.
    init(target: [UInt8], bodyLimit: Int, peer: String?) {
        self.target = target
        self.bodyLimit = bodyLimit
        self.peer = peer
    }

    /// A header that was sent twice is one list, as RFC 9110, section 5.3, has it.
    mutating func begin(method: String, headers: [(name: String, value: String)]) {
        self.method = method
        self.headers = Dictionary(headers.map { ($0.name.lowercased(), $0.value) }) { "\($0), \($1)" }
        hasHeaders = true
    }

    /// What is beyond the limit is read and forgotten: an answer that is sent while the client still sends would be
    /// lost with the connection.
    mutating func append(_ bytes: some Collection<UInt8>) {
        isTooLarge = isTooLarge || body.count + bytes.count > bodyLimit
        if isTooLarge { body = [] } else { body.append(contentsOf: bytes) }
    }

    enum Completion {
        case request(ServerRequest)
        case refusal(ServerResponse)
    }

    func complete() -> Completion {
        guard !isTooLarge else { return .refusal(.refusal(413, "The body is larger than \(bodyLimit) bytes.")) }
        guard let target = RequestTarget(target) else {
            return .refusal(.refusal(400, "The path or the query is not percent-encoded UTF-8."))
        }
        return .request(
            ServerRequest(
                method: method, path: target.path, query: target.query, headers: headers, body: body, peer: peer))
    }
}

extension ServerResponse {
    /// The server's own no, in the form of every error of this service. `message` needs no escaping in JSON.
    static func refusal(_ status: Int, _ message: String) -> ServerResponse {
        ServerResponse(
            status: status, headers: [("Content-Type", "application/json")],
            body: .bytes(
                Array(#"{"code":"\#(status < 500 ? "invalid_request" : "internal")","message":"\#(message)"}"#.utf8)))
    }
}

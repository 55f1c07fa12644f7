/// What the simulator was sent since it was last asked to forget.
package struct Report: Sendable, Equatable {
    package struct Request: Sendable, Equatable {
        package let method: String
        package let path: String
        /// `name=value` pairs joined by `&`, unescaped, for people.
        package let query: String
        /// 0 where the connection was cut instead of an answer.
        package let status: Int
        package let milliseconds: Int
    }

    private static let keptRequests = 200
    private static let keptViolations = 500

    /// Requests by operation: `GET /v1/playlists/{id}/items`.
    package private(set) var counts: [String: Int] = [:]
    /// The last 200, the latest last. No headers and no bodies, so no tokens.
    package private(set) var requests: [Request] = []
    /// Everything that broke the rules of the Web API, whether Spotify would have minded or not.
    package private(set) var violations: [String] = []

    /// All requests of operations whose name begins so.
    package func count(_ prefix: String = "") -> Int {
        counts.filter { $0.key.hasPrefix(prefix) }.values.reduce(0, +)
    }

    mutating func record(_ request: Request, operation: String) {
        counts[operation, default: 0] += 1
        requests = requests.suffix(Self.keptRequests - 1) + [request]
    }

    mutating func record(violations: [String], operation: String) {
        self.violations += violations.map { "\(operation): \($0)" }
        self.violations = Array(self.violations.suffix(Self.keptViolations))
    }

    var json: JSON {
        [
            "total": .integer(count()),
            "counts": .object(
                counts.sorted { $0.key < $1.key }.map { JSON.Member(name: $0.key, value: .integer($0.value)) }),
            "violations": .array(violations.map(JSON.string)),
            "requests": .array(
                requests.map { request in
                    [
                        "method": .string(request.method), "path": .string(request.path),
                        "query": .string(request.query), "status": .integer(request.status),
                        "ms": .integer(request.milliseconds),
                    ]
                }),
        ]
    }
}

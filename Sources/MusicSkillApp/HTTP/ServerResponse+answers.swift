import MusicSkillCore

extension ServerResponse {
    /// No other site may read an answer: there is no header that would allow it.
    static func json(_ status: Int, _ body: [UInt8], headers: [(name: String, value: String)] = []) -> ServerResponse {
        ServerResponse(
            status: status,
            headers: [
                ("Content-Type", "application/json"), ("Cache-Control", "no-store"),
                ("X-Content-Type-Options", "nosniff"),
            ] + headers, body: .bytes(body))
    }

    /// For a browser. Plain, as parts of it may come from the address.
    static func plain(_ status: Int, _ text: String) -> ServerResponse {
        ServerResponse(
            status: status,
            headers: [
                ("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff"),
                ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"), ("Connection", "close"),
            ],
            body: .bytes(Array(text.utf8)))
    }

    /// With the status that belongs to its code.
    static func reply(_ reply: Reply) -> ServerResponse {
        .json(reply.code.statuses.http, Wire.encode(reply), headers: waiting(reply.retryAfterSeconds))
    }

    /// With the status that belongs to its code.
    static func operation(_ answer: Operations.Answer) -> ServerResponse {
        .json(answer.code.statuses.http, answer.payload, headers: waiting(answer.retryAfterSeconds))
    }

    private static func waiting(_ seconds: Int?) -> [(name: String, value: String)] {
        seconds.map { [(name: "Retry-After", value: String($0))] } ?? []
    }

    static func failure(
        _ code: OutcomeCode, _ message: String, status: Int? = nil, headers: [(name: String, value: String)] = []
    ) -> ServerResponse {
        .json(
            status ?? code.statuses.http, Wire.encode(["code": code.rawValue, "message": message]), headers: headers)
    }

    static func notAllowed(allowed: String) -> ServerResponse {
        .failure(.invalidRequest, "only \(allowed) here", status: 405, headers: [("Allow", allowed)])
    }

    static func refusal(_ refusal: HTTPGuard.Refusal) -> ServerResponse {
        switch refusal {
        case .tokenNeeded:
            .failure(
                .forbidden, "send the header Authorization: Bearer with http.token", status: 401,
                headers: [("WWW-Authenticate", "Bearer")])
        case .foreignHost:
            .failure(.forbidden, "called by a name that is not this machine's; http.hosts may list it")
        case .foreignPage:
            .failure(.forbidden, "pages of other sites may not call this service")
        }
    }
}

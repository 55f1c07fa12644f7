import MusicSkillCore

/// An answer that is not the one asked for, word for word as Spotify gives it.
struct Refusal: Error, Sendable, Equatable {
    enum Body: Sendable, Equatable {
        /// `{"error":{"status":N,"message":"...","reason":"..."}}`, the reason where there is one.
        case error(String, reason: String?)
        case text(String)
        /// The accounts service: `{"error":"...","error_description":"..."}`.
        case flat(String, description: String?)
    }

    let status: Int
    let body: Body
    /// The `www-authenticate` header of a 401.
    var challenge: String?

    init(_ status: Int, _ message: String, reason: String? = nil, challenge: String? = nil) {
        self.init(status, body: .error(message, reason: reason), challenge: challenge)
    }

    init(_ status: Int, body: Body, challenge: String? = nil) {
        self.status = status
        self.body = body
        self.challenge = challenge
    }

    var response: ServerResponse {
        let response: ServerResponse
        switch body {
        case .error(let message, let reason):
            let error: JSON = ["status": .integer(status), "message": .string(message)]
            response = .json(
                ["error": reason.map { error.adding(["reason": .string($0)]) } ?? error], status: status)
        case .text(let text):
            response = .text(text, status: status)
        case .flat(let error, let description):
            let named: JSON = ["error": .string(error)]
            response = .json(
                description.map { named.adding(["error_description": .string($0)]) } ?? named, status: status)
        }
        return challenge.map { response.adding(header: "www-authenticate", $0) } ?? response
    }
}

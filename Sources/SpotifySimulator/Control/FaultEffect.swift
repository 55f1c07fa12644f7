import MusicSkillCore

/// What happens to a request.
enum FaultEffect: Sendable {
    /// It is carried out as it should be.
    case none
    /// Only this answer.
    case instead(ServerResponse)
    /// This answer where it would have succeeded, and nothing changes.
    case withoutEffect(ServerResponse)
    /// It is carried out, and this answer given where it succeeded.
    case disguised(ServerResponse)
    case never
}

extension Fault {
    func effect(_ randomness: Randomness) -> FaultEffect {
        switch kind {
        case .unauthorized: .instead(Refusal.expiredToken.response)
        case .tokenInvalid: .instead(Refusal.invalidToken.response)
        case .tokenMissing: .instead(Refusal.falselyMissingToken.response)
        case .premiumRequired: .instead(Refusal.premiumRequired.response)
        case .ownerPremium: .instead(Refusal.ownerNeedsPremium.response)
        case .userNotRegistered: .instead(Refusal.userNotRegistered.response)
        case .scope: .instead(Refusal.insufficientScope.response)
        case .noActiveDevice: .instead(Refusal.noActiveDevice.response)
        case .deviceNotFound: .instead(Refusal.deviceNotFound.response)
        case .rateLimited, .rateLimitedEmpty, .quotaExceeded: .instead(limited(retryAfter))
        case .answer:
            .instead(.text(text, status: status, type: text.hasPrefix("{") ? "application/json" : "text/plain"))
        case .serverError: .instead(serverError(status))
        case .tokenEndpointDown: .instead(serverError(503))
        case .accepted: .withoutEffect(ServerResponse(status: 202))
        case .ignored: .withoutEffect(.noContent)
        case .junkBody: .disguised(.text(TokenMint.junk(length: 27, randomness)))
        case .reset: .instead(.cut)
        case .stall: .never
        case .slow: .none
        }
    }

    /// The 429 of this fault, asking to wait that many seconds.
    func limited(_ seconds: Int?) -> ServerResponse {
        let response =
            switch kind {
            case .quotaExceeded: Refusal.quotaExceeded.response
            case .rateLimitedEmpty: ServerResponse(status: 429)
            default: Refusal.rateLimited.response
            }
        return seconds.map { response.adding(header: "retry-after", String($0)) } ?? response
    }

    private func serverError(_ status: Int) -> ServerResponse {
        let names = [
            500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
        ]
        let name = names[status] ?? "Server Error"
        let page = "<html><head><title>\(status) \(name)</title></head><body><h1>\(status) \(name)</h1></body></html>"
        return isHTML
            ? .text(page, status: status, type: "text/html") : Refusal(status, name).response
    }
}

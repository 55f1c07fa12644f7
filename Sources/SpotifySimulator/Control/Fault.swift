/// Something that shall go wrong, when, and how often.
package struct Fault: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// 401: the token's hour is over, it was never known, or (Spotify's fault of July 2026) it seems missing.
        case unauthorized
        case tokenInvalid = "token_invalid"
        case tokenMissing = "token_missing"
        case premiumRequired = "premium_required"
        case ownerPremium = "owner_premium"
        case userNotRegistered = "user_not_registered"
        case scope
        case noActiveDevice = "no_active_device"
        case deviceNotFound = "device_not_found"
        /// 429. With `retryAfter` the window really closes: every matching request inside is refused and a violation.
        case rateLimited = "rate_limited"
        case rateLimitedEmpty = "rate_limited_empty"
        case quotaExceeded = "quota_exceeded"
        /// Whatever is wanted: `status` with `text` as its body, and nothing is carried out.
        case answer
        /// `status` and `isHTML` say which.
        case serverError = "server_error"
        /// 503 from `/api/token` alone.
        case tokenEndpointDown = "token_endpoint_down"
        /// 202, and nothing happens.
        case accepted
        /// 204, and nothing happens.
        case ignored
        /// 200 with 27 letters that mean nothing, and the command is carried out.
        case junkBody = "junk_body"
        /// The connection breaks; the request was not carried out.
        case reset
        /// No answer until the client leaves.
        case stall
        /// The right answer after `delay`.
        case slow
    }

    package var kind: Kind
    /// Absent matches every method.
    package var method: String?
    /// How the path begins.
    package var path: String
    /// How many requests it hits; absent means until it is taken away.
    package var times: Int?
    /// How many matching requests pass before the first hit.
    package var after = 0
    /// Seconds for the `Retry-After` header; absent sends none.
    package var retryAfter: Int?
    /// Before whatever happens.
    package var delay = Duration.zero
    package var status = 500
    package var isHTML = false
    /// The body of ``Kind/answer``.
    package var text = ""

    /// - Parameter path: absent matches the whole Web API; the token endpoint is hit only where named.
    package init(_ kind: Kind, method: String? = nil, path: String? = nil, times: Int? = 1) {
        self.kind = kind
        self.method = method
        self.path = path ?? (kind == .tokenEndpointDown ? "/api/token" : "/v1")
        self.times = times
    }

    func matches(method: String, path: String) -> Bool {
        (self.method ?? method) == method && path.hasPrefix(self.path)
    }
}

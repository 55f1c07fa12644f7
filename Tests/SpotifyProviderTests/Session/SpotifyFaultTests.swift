import MusicSkillCore
import SpotifyProvider
import Testing

/// What Spotify answers, and what it is taken for.
struct FaultRow: Sendable, CustomTestStringConvertible {
    var status: Int
    var body: String
    var headers: [String: String] = [:]
    var fault: SpotifyFault?
    var testDescription: String { "\(status) \(body.prefix(60))" }

    init(_ status: Int, _ body: String, _ headers: [String: String] = [:], is fault: SpotifyFault?) {
        self.status = status
        self.body = body
        self.headers = headers
        self.fault = fault
    }

    static let player403 = "Player command failed: "

    static let all: [FaultRow] = [
        FaultRow(200, "{}", is: nil),
        FaultRow(204, "", is: nil),
        FaultRow(200, "AAAAdGhpcyBpcyBub3QgSlNPTg", is: nil),
        FaultRow(202, "", is: .onlyNoted),
        FaultRow(400, apiError(400, "Invalid limit"), is: .invalid("Invalid limit")),
        FaultRow(400, apiError(400, "Non supported context uri"), is: .invalid("Non supported context uri")),
        FaultRow(411, "Length Required", is: .invalid("Length Required")),
        FaultRow(405, "Method Not Allowed", is: .invalid("Method Not Allowed")),
        FaultRow(408, "", is: .serverFailed(status: 408)),
        FaultRow(401, apiError(401, "The access token expired"), is: .tokenRefused),
        FaultRow(401, apiError(401, "Access token missing"), is: .tokenRefused),
        FaultRow(401, "", ["WWW-Authenticate": "Bearer error=\"invalid_token\""], is: .tokenRefused),
        FaultRow(
            403, "Active premium subscription required for the owner of the app. See https://developer.spotify.com",
            is: .ownerPremiumLapsed),
        FaultRow(403, "User not registered in the Developer Dashboard", is: .userNotRegistered),
        FaultRow(403, "The user is not registered for this application. Check the settings", is: .userNotRegistered),
        FaultRow(403, apiError(403, "Insufficient client scope"), is: .scopeMissing),
        FaultRow(403, apiError(403, "Forbidden"), is: .forbidden),
        FaultRow(
            403, apiError(403, player403 + "Premium required", reason: "PREMIUM_REQUIRED"), is: .premiumRequired),
        FaultRow(
            403, apiError(403, player403 + "Restriction violated", reason: "UNKNOWN"),
            is: .playerRefused("RESTRICTION_VIOLATED")),
        FaultRow(
            403, apiError(403, player403 + "Cannot control device volume", reason: "VOLUME_CONTROL_DISALLOW"),
            is: .playerRefused("VOLUME_CONTROL_DISALLOW")),
        FaultRow(403, apiError(403, player403 + "!", reason: "ALREADY_PAUSED"), is: .playerRefused("ALREADY_PAUSED")),
        FaultRow(403, apiError(403, player403 + "!", reason: "MOON_PHASE"), is: .playerRefused("MOON_PHASE")),
        FaultRow(403, apiError(403, player403 + "!", reason: "RATE_LIMITED"), is: .rateLimited(retryAfter: nil)),
        FaultRow(
            404, apiError(404, player403 + "No active device found", reason: "NO_ACTIVE_DEVICE"),
            is: .playerRefused("NO_ACTIVE_DEVICE")),
        FaultRow(404, apiError(404, "Device not found"), is: .playerRefused("DEVICE_NOT_FOUND")),
        FaultRow(404, apiError(404, "Resource not found"), is: .notFound),
        FaultRow(404, "<html>404</html>", is: .notFound),
        FaultRow(413, "<html>Request Entity Too Large</html>", is: .tooLarge),
        FaultRow(
            429, apiError(429, "API rate limit exceeded"), ["Retry-After": "41"],
            is: .rateLimited(retryAfter: .seconds(41))),
        FaultRow(
            429, apiError(429, "Too many requests", reason: "QUOTA_EXCEEDED"), ["retry-after": "48925"],
            is: .quotaExceeded(retryAfter: .seconds(48_925))),
        FaultRow(429, "", is: .rateLimited(retryAfter: nil)),
        FaultRow(429, "", ["Retry-After": "soon"], is: .rateLimited(retryAfter: nil)),
        FaultRow(429, "", ["Retry-After": "-5"], is: .rateLimited(retryAfter: nil)),
        FaultRow(429, "", ["Retry-After": "nan"], is: .rateLimited(retryAfter: nil)),
        FaultRow(429, "", ["Retry-After": "inf"], is: .rateLimited(retryAfter: nil)),
        FaultRow(429, "", ["Retry-After": "1e300"], is: .rateLimited(retryAfter: .seconds(604_800))),
        FaultRow(500, apiError(500, "Server error"), is: .serverFailed(status: 500)),
        FaultRow(502, "<html><body>Bad Gateway</body></html>", is: .serverFailed(status: 502)),
        FaultRow(503, "", is: .serverFailed(status: 503)),
        FaultRow(504, "upstream request timeout", is: .serverFailed(status: 504)),
        FaultRow(302, "", is: .serverFailed(status: 302)),
    ]
}

@Suite(.timeLimit(.minutes(1)))
struct SpotifyFaultTests {
    @Test(arguments: FaultRow.all)
    func `each answer is taken for what it is`(row: FaultRow) {
        let response = HTTPResponse(
            status: row.status, headers: row.headers.map { (name: $0.key, value: $0.value) }, body: Array(row.body.utf8)
        )
        #expect(SpotifyFault(response) == row.fault)
    }

    @Test(arguments: [
        (SpotifyFault.onlyNoted, true), (.serverFailed(status: 503), true), (.transport(.timedOut), true),
        (.transport(.connectionLost("")), true), (.transport(.cancelled), true), (.transport(.unreachable("")), false),
        (.transport(.untrusted("")), false), (.tokenRefused, false), (.rateLimited(retryAfter: nil), false),
        (.premiumRequired, false), (.playerRefused("X"), false),
    ])
    func `a command without a clear answer may have happened`(fault: SpotifyFault, mayHaveHappened: Bool) {
        #expect(fault.mayHaveHappened == mayHaveHappened)
    }
}

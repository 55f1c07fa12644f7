/// The rows of Spotify's error catalogue that the simulator answers by itself.
extension Refusal {
    // Requests
    static func invalid(_ parameter: String) -> Refusal { Refusal(400, "Invalid \(parameter)") }
    static func missing(_ parameter: String) -> Refusal { Refusal(400, "Missing parameter \(parameter)") }
    static let malformedJSON = Refusal(400, "Malformed json")
    static let lengthRequired = Refusal(411, body: .text("Length Required"))
    static let payloadTooLarge = Refusal(413, "Payload too large")
    static let unknownService = Refusal(404, "Service not found")
    static let resourceNotFound = Refusal(404, "Resource not found")

    // Tokens
    static let missingToken = Refusal(
        401, "Missing/invalid/expired access token", challenge: #"Bearer realm="spotify", error="missing_token""#)
    static let invalidToken = Refusal(
        401, "Missing/invalid/expired access token", challenge: #"Bearer realm="spotify", error="invalid_token""#)
    static let expiredToken = Refusal(
        401, "The access token expired",
        challenge:
            #"Bearer realm="spotify", error="invalid_token", error_description="The access token expired""#)
    /// Spotify's fault of July 2026: said although a valid token was sent.
    static let falselyMissingToken = Refusal(
        401, "Access token missing", challenge: #"Bearer realm="spotify", error="missing_token""#)

    // Permission
    static let forbidden = Refusal(403, "Forbidden")
    static let insufficientScope = Refusal(403, "Insufficient client scope")
    static let ownerNeedsPremium = Refusal(
        403,
        body: .text(
            "Active premium subscription required for the owner of the app."
                + " When the subscription status changes, it can take a few hours before requests are allowed again."))
    static let userNotRegistered = Refusal(403, body: .text("User not registered in the Developer Dashboard"))

    // The player
    static let premiumRequired = Refusal(
        403, "Player command failed: Premium required", reason: "PREMIUM_REQUIRED")
    static let restrictionViolated = Refusal(
        403, "Player command failed: Restriction violated", reason: "UNKNOWN")
    static let volumeDisallowed = Refusal(
        403, "Player command failed: Cannot control device volume", reason: "VOLUME_CONTROL_DISALLOW")
    static let noActiveDevice = Refusal(
        404, "Player command failed: No active device found", reason: "NO_ACTIVE_DEVICE")
    static let deviceNotFound = Refusal(404, "Device not found")
    static let unsupportedContext = Refusal(400, "Non supported context uri")
    static let artistOffset = Refusal(400, "Can't have offset for context type: ARTIST")
    static let emptyOffset = Refusal(400, "At least one of uri or position should be specified")

    // Limits
    static let rateLimited = Refusal(429, "API rate limit exceeded")
    static let quotaExceeded = Refusal(429, "Too many requests", reason: "QUOTA_EXCEEDED")
}

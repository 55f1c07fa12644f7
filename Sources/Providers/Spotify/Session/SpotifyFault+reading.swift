import Foundation
package import MusicSkillCore

extension SpotifyFault {
    /// A longer one is not believed. The longest reported is a day.
    static let longestPause = Duration.seconds(7 * 86_400)

    /// Nothing where the answer is a success: a 2xx, whatever its body holds.
    package init?(_ response: HTTPResponse) {
        let body = ErrorBody(response.body)
        let message = body.message.lowercased()
        switch response.status {
        case 202: self = .onlyNoted
        case 200..<300: return nil
        case 401: self = .tokenRefused
        case 403: self = Self.forbidden(message, reason: body.reason)
        case 404: self = Self.missing(message, reason: body.reason)
        case 413: self = .tooLarge
        case 429:
            let retryAfter = response.retryAfter
            self =
                body.reason == "QUOTA_EXCEEDED"
                ? .quotaExceeded(retryAfter: retryAfter) : .rateLimited(retryAfter: retryAfter)
        case 408: self = .serverFailed(status: 408)
        case 400..<500: self = .invalid(body.message)
        default: self = .serverFailed(status: response.status)
        }
    }

    private static func forbidden(_ message: String, reason: String?) -> SpotifyFault {
        if message.contains("premium subscription required for the owner") { return .ownerPremiumLapsed }
        if message.contains("not registered") { return .userNotRegistered }
        if message.contains("client scope") { return .scopeMissing }
        if reason == "PREMIUM_REQUIRED" || message.contains("premium required") { return .premiumRequired }
        if reason == "RATE_LIMITED" { return .rateLimited(retryAfter: nil) }
        if reason == "UNKNOWN" || message.contains("restriction violated") {
            return .playerRefused(SpotifyReason.restrictionViolated)
        }
        return reason.map(SpotifyFault.playerRefused) ?? .forbidden
    }

    private static func missing(_ message: String, reason: String?) -> SpotifyFault {
        if let reason { return .playerRefused(reason) }
        if message.contains("device not found") { return .playerRefused(SpotifyReason.deviceNotFound) }
        if message.contains("no active device") { return .playerRefused("NO_ACTIVE_DEVICE") }
        return .notFound
    }
}

extension HTTPResponse {
    /// The server's own pause in seconds, where it names one.
    var retryAfter: Duration? {
        guard let seconds = header("Retry-After").flatMap(Double.init), seconds > 0, seconds.isFinite else {
            return nil
        }
        return .seconds(min(seconds, SpotifyFault.longestPause.seconds))
    }
}

/// `{"error":{"status":N,"message":"...","reason":"..."}}`, or plain text where Spotify forgets about JSON.
private struct ErrorBody {
    private struct Wire: Decodable {
        struct Detail: Decodable {
            var message: String?
            var reason: String?
        }

        var error: Detail
    }

    var message: String
    var reason: String?

    init(_ bytes: [UInt8]) {
        do {
            let detail = try JSONDecoder().decode(Wire.self, from: Data(bytes)).error
            message = String((detail.message ?? "").prefix(200))
            reason = detail.reason.map { String($0.prefix(60)) }
        } catch {
            // Not Spotify's error object, so a sentence, a page of HTML or nothing: the beginning tells which.
            message = String(decoding: bytes.prefix(200), as: UTF8.self)
        }
    }
}

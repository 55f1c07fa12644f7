import Foundation
import MusicSkillCore

/// What the accounts service remembers: authorisations waiting for their exchange, and the tokens it gave out.
struct Accounts: Sendable {
    /// https://community.spotify.com/t5/Spotify-for-Developers/td-p/5808002
    static let codeLife: TimeInterval = 10 * 60
    static let accessTokenLife = 3600
    /// Six months from the user's authorisation, never extended by refreshing.
    /// https://developer.spotify.com/blog/2026-06-18-refresh-token-expiration
    static let refreshTokenLife: TimeInterval = 183 * 24 * 3600

    struct Authorisation: Sendable {
        let clientID: String
        let redirectURI: String
        let challenge: String
        let scopes: Set<String>
        let grantedAt: Date
    }

    enum End: Sendable { case expired, revoked }

    private struct RefreshToken: Sendable {
        let authorisation: Authorisation
        /// Ends with the first use of this one.
        let predecessor: String?
        var end: End?
    }

    private struct AccessToken: Sendable {
        let scopes: Set<String>
        let expiresAt: Date
        /// The refresh token that ends with the first use of this one.
        let predecessor: String?
        var end: End?
    }

    private var mint = TokenMint()
    private var codes: [String: Authorisation] = [:]
    private var refreshTokens: [String: RefreshToken] = [:]
    private var accessTokens: [String: AccessToken] = [:]

    /// The code that the exchange will ask for.
    mutating func remember(_ authorisation: Authorisation, _ randomness: Randomness) -> String {
        let code = mint.token("AQ", randomness)
        codes[code] = authorisation
        return code
    }

    /// Hands out what the code stands for, once.
    mutating func redeem(code: String, at date: Date) throws(Refusal) -> Authorisation {
        guard let authorisation = codes.removeValue(forKey: code) else {
            throw .invalidGrant("Invalid authorization code")
        }
        guard date.timeIntervalSince(authorisation.grantedAt) < Self.codeLife else {
            throw .invalidGrant("Authorization code expired")
        }
        return authorisation
    }

    func authorisation(refreshToken: String, clientID: String, at date: Date) throws(Refusal) -> Authorisation {
        guard let token = refreshTokens[refreshToken], token.authorisation.clientID == clientID else {
            throw .invalidGrant("Invalid refresh token")
        }
        if token.end == .revoked { throw .invalidGrant("Refresh token revoked") }
        let age = date.timeIntervalSince(token.authorisation.grantedAt)
        if token.end == .expired || age >= Self.refreshTokenLife { throw .invalidGrant("Refresh token expired") }
        return token.authorisation
    }

    /// - Parameter predecessor: the refresh token that ends when the new token is used.
    mutating func newAccessToken(
        for authorisation: Authorisation, replacing predecessor: String? = nil, at date: Date, _ randomness: Randomness
    ) -> String {
        let token = mint.token("BQ", randomness)
        let end = date.addingTimeInterval(TimeInterval(Self.accessTokenLife))
        accessTokens[token] = AccessToken(scopes: authorisation.scopes, expiresAt: end, predecessor: predecessor)
        return token
    }

    /// - Parameter predecessor: ends when the new token is used.
    mutating func newRefreshToken(
        for authorisation: Authorisation, replacing predecessor: String? = nil, _ randomness: Randomness
    ) -> String {
        let token = mint.token("AQ", randomness)
        refreshTokens[token] = RefreshToken(authorisation: authorisation, predecessor: predecessor)
        return token
    }

    mutating func revoke(refreshToken: String) { refreshTokens[refreshToken]?.end = .revoked }

    /// The tokens of an answer have arrived, as one of them is used: what they replaced ends.
    mutating func noteUse(of token: String) {
        let predecessor = refreshTokens[token]?.predecessor ?? accessTokens[token]?.predecessor
        if let predecessor { revoke(refreshToken: predecessor) }
    }

    /// The scopes behind an `Authorization` header.
    mutating func scopes(authorization: String?, at date: Date) throws(Refusal) -> Set<String> {
        guard let authorization, authorization.hasPrefix("Bearer ") else { throw .missingToken }
        let name = String(authorization.dropFirst("Bearer ".count))
        guard let token = accessTokens[name], token.end != .revoked else { throw .invalidToken }
        if token.end == .expired || token.expiresAt <= date { throw .expiredToken }
        noteUse(of: name)
        return token.scopes
    }

    /// All access tokens given out so far end now.
    mutating func endAccessTokens(_ end: End) {
        for token in accessTokens.keys { accessTokens[token]?.end = end }
    }

    /// All logins so far end now.
    mutating func endRefreshTokens(_ end: End) {
        for token in refreshTokens.keys { refreshTokens[token]?.end = end }
    }
}

extension Refusal {
    static func invalidGrant(_ description: String) -> Refusal {
        Refusal(400, body: .flat("invalid_grant", description: description))
    }
}

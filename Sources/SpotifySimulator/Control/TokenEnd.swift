/// A way for all tokens given out so far to end.
package enum TokenEnd: Sendable {
    case accessExpired, accessRevoked, refreshExpired, refreshRevoked
}

extension World {
    mutating func end(_ end: TokenEnd) {
        switch end {
        case .accessExpired: accounts.endAccessTokens(.expired)
        case .accessRevoked: accounts.endAccessTokens(.revoked)
        case .refreshExpired: accounts.endRefreshTokens(.expired)
        case .refreshRevoked: accounts.endRefreshTokens(.revoked)
        }
    }
}

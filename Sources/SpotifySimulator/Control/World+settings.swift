extension World {
    /// `POST /_control/settings`: only what is named changes.
    mutating func change(_ body: JSON) {
        if let rotates = body["rotation"]?.flag { settings.rotatesRefreshTokens = rotates }
        if let word = body["revocation"]?.text, let revocation = SimulatorSettings.Revocation(rawValue: word) {
            settings.revocation = revocation
        }
        if let hasPremium = body["premium"]?.flag { settings.hasPremium = hasPremium }
        if let refuses = body["user_refuses"]?.flag { settings.userRefuses = refuses }
        if let delay = body["visibility_delay_ms"]?.integer { settings.visibilityDelay = .milliseconds(delay) }
        if let wakeTime = body["wake_time_ms"]?.integer { settings.wakeTime = .milliseconds(wakeTime) }
        if let scopes = body["scopes"]?.elements { settings.grantableScopes = Set(scopes.compactMap(\.text)) }
        if let end = body["access_tokens"]?.text { self.end(end == "expire" ? .accessExpired : .accessRevoked) }
        if let end = body["refresh_tokens"]?.text { self.end(end == "expire" ? .refreshExpired : .refreshRevoked) }
    }
}

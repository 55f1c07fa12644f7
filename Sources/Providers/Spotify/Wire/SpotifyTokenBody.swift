/// A token answer; `refresh_token` comes or does not, since mid-2026.
struct SpotifyTokenBody: Decodable {
    enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case refreshToken = "refresh_token"
        case lifetime = "expires_in"
        case scope
    }

    var accessToken: String
    var refreshToken: String?
    /// Seconds.
    var lifetime: Double?
    var scope: String?
}

/// Flat, unlike the Web API's errors.
struct SpotifyTokenErrorBody: Decodable {
    enum CodingKeys: String, CodingKey {
        case error
        case description = "error_description"
    }

    var error: String
    var description: String?
}

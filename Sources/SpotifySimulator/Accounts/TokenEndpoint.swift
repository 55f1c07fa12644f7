import MusicSkillCore

/// `POST /api/token`: a code, or a refresh token, becomes an access token.
enum TokenEndpoint {
    static let route = Route("POST", "/api/token", body: .form, access: .open, handler: answer)

    private static func answer(_ world: inout World, _ call: Call) throws(Refusal) -> ServerResponse {
        let form = FormBody(call.request.body)
        guard let clientID = form["client_id"] else {
            throw Refusal(400, body: .flat("invalid_client", description: nil))
        }
        guard world.settings.clientIDs.isEmpty || world.settings.clientIDs.contains(clientID) else {
            throw Refusal(400, body: .flat("invalid_client", description: "Invalid client"))
        }
        switch form["grant_type"] {
        case "authorization_code": return try exchange(&world, form, clientID: clientID, at: call.moment)
        case "refresh_token": return try refresh(&world, form, clientID: clientID, at: call.moment)
        case nil: throw unsupported("grant_type parameter is missing")
        default: throw unsupported("grant_type must be authorization_code or refresh_token")
        }
    }

    private static func exchange(
        _ world: inout World, _ form: FormBody, clientID: String, at moment: Moment
    ) throws(Refusal) -> ServerResponse {
        let code = try required("code", in: form)
        let redirectURI = try required("redirect_uri", in: form)
        let verifier = try required("code_verifier", in: form)
        let authorisation = try world.accounts.redeem(code: code, at: moment.date)
        guard authorisation.clientID == clientID else { throw .invalidGrant("Invalid authorization code") }
        guard authorisation.redirectURI == redirectURI else { throw .invalidGrant("Invalid redirect URI") }
        guard ProofKey.isWellFormed(verifier: verifier),
            ProofKey.challenge(for: verifier, sha256: world.sha256) == authorisation.challenge
        else { throw .invalidGrant("code_verifier was incorrect") }
        return tokens(
            &world, for: authorisation, at: moment,
            refreshToken: world.accounts.newRefreshToken(for: authorisation, world.randomness))
    }

    private static func refresh(
        _ world: inout World, _ form: FormBody, clientID: String, at moment: Moment
    ) throws(Refusal) -> ServerResponse {
        let old = try required("refresh_token", in: form)
        let authorisation = try world.accounts.authorisation(refreshToken: old, clientID: clientID, at: moment.date)
        world.accounts.noteUse(of: old)
        guard world.settings.rotatesRefreshTokens else {
            return tokens(&world, for: authorisation, at: moment, refreshToken: nil)
        }
        if world.settings.revocation == .atOnce { world.accounts.revoke(refreshToken: old) }
        let new = world.accounts.newRefreshToken(for: authorisation, replacing: old, world.randomness)
        return tokens(&world, for: authorisation, replacing: old, at: moment, refreshToken: new)
    }

    private static func tokens(
        _ world: inout World, for authorisation: Accounts.Authorisation, replacing old: String? = nil,
        at moment: Moment, refreshToken: String?
    ) -> ServerResponse {
        let accessToken = world.accounts.newAccessToken(
            for: authorisation, replacing: old, at: moment.date, world.randomness)
        let answer: JSON = [
            "access_token": .string(accessToken), "token_type": "Bearer",
            "scope": .string(authorisation.scopes.sorted().joined(separator: " ")),
            "expires_in": .integer(Accounts.accessTokenLife),
        ]
        return .json(refreshToken.map { answer.adding(["refresh_token": .string($0)]) } ?? answer)
    }

    private static func required(_ name: String, in form: FormBody) throws(Refusal) -> String {
        guard let value = form[name] else {
            throw Refusal(400, body: .flat("invalid_request", description: "\(name) must be supplied"))
        }
        return value
    }

    private static func unsupported(_ description: String) -> Refusal {
        Refusal(400, body: .flat("unsupported_grant_type", description: description))
    }
}

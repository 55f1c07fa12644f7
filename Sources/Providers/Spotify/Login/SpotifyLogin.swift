package import Foundation
package import MusicSkillCore

/// A login that waits for the user's browser.
package struct SpotifyLoginAttempt: Sendable, Equatable {
    /// Where the user says yes.
    package var authorisationURL: String
    /// Comes back with the browser and names the attempt.
    package var state: String
    package var expires: Date
}

/// Authorization Code with PKCE (RFC 7636), in two halves that may have a restart between them.
package struct SpotifyLogin: Sendable {
    /// What an attempt leaves behind until the browser comes back.
    private struct Pending: Codable {
        var verifier: String
        var redirectURI: String
        var expires: Date
    }

    /// For everything a household may ask for.
    package static let scopes = SpotifyFeature.allCases.flatMap(\.scopes)
    package static let life = Duration.seconds(600)
    /// How long an expired attempt is remembered, to tell it from one that never was.
    private static let memory = Duration.seconds(3600)

    private let settings: SpotifySettings
    private let endpoint: SpotifyTokenEndpoint
    private let tokens: SpotifyTokens
    private let store: any KeyValueStore
    private let cryptography: any Cryptography
    private let time: TimeSource

    /// - Parameter store: encrypts what it is given.
    package init(
        settings: SpotifySettings, transport: any HTTPTransport, tokens: SpotifyTokens, store: any KeyValueStore,
        cryptography: any Cryptography, time: TimeSource = .system
    ) {
        self.settings = settings
        endpoint = SpotifyTokenEndpoint(settings: settings, transport: transport)
        self.tokens = tokens
        self.store = store
        self.cryptography = cryptography
        self.time = time
    }

    /// The first half: an address for the user's browser.
    package func begin(
        scopes: [String] = SpotifyLogin.scopes
    ) async throws(SpotifyLoginError) -> SpotifyLoginAttempt {
        guard Self.isAllowed(settings.redirectURI) else { throw .redirectNotAllowed(settings.redirectURI) }
        let expires = time.wallClock().addingTimeInterval(Self.life.seconds)
        let (verifier, state): (String, String)
        do {
            // 64 bytes make 86 characters, within the 43 to 128 of RFC 7636 4.1.
            verifier = Self.base64URL(try cryptography.randomBytes(64))
            state = Self.base64URL(try cryptography.randomBytes(32))
            let pending = Pending(verifier: verifier, redirectURI: settings.redirectURI, expires: expires)
            try await store.set(
                try JSONEncoder().encode(pending), for: Self.key(state),
                expires: Self.forgotten(expires))
        } catch {
            throw .failed("\(error)")
        }
        let query = [
            URLQueryItem(name: "client_id", value: settings.clientID),
            URLQueryItem(name: "response_type", value: "code"),
            URLQueryItem(name: "redirect_uri", value: settings.redirectURI),
            URLQueryItem(name: "code_challenge_method", value: "S256"),
            URLQueryItem(
                name: "code_challenge", value: Self.base64URL(cryptography.sha256(Array(verifier.utf8)))),
            URLQueryItem(name: "state", value: state),
            URLQueryItem(name: "scope", value: scopes.joined(separator: " ")),
        ]
        return SpotifyLoginAttempt(
            authorisationURL: "\(settings.accountsURL)/authorize?\(query.percentEncoded)", state: state,
            expires: expires)
    }

    /// The second half: from the address the browser was sent to, to tokens on disk. Works once for each attempt.
    package func finish(callbackURL: String) async throws(SpotifyLoginError) {
        func value(_ name: String) -> String? { Self.value(name, in: callbackURL) }

        guard let state = Self.state(in: callbackURL) else { throw .noCallback }
        let pending = try await take(state)
        if let word = value("error") { throw word == "access_denied" ? .accessDenied : .refused(word) }
        guard let code = value("code"), !code.isEmpty else { throw .noCallback }
        guard pending.expires > time.wallClock() else { throw .attemptExpired }
        try await exchange(Secret(code), pending)
    }

    /// Which attempt an address that a browser ended at, or a person pasted, belongs to.
    package static func state(in callbackURL: String) -> String? {
        value("state", in: callbackURL).flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func value(_ name: String, in callbackURL: String) -> String? {
        // Whoever copies an address easily takes a blank or a line's end with it.
        let address = callbackURL.trimmingCharacters(in: .whitespacesAndNewlines)
        return URLComponents(string: address)?.queryItems?.first { $0.name == name }?.value
    }

    private func take(_ state: String) async throws(SpotifyLoginError) -> Pending {
        let key = Self.key(state)
        do {
            guard let data = try await store.value(for: key) else { throw SpotifyLoginError.unknownAttempt }
            let pending = try JSONDecoder().decode(Pending.self, from: data)
            // Of two that come at once with the same state, one gets the attempt.
            guard try await store.claim(key + "/taken", value: Data(), expires: Self.forgotten(pending.expires))
            else {
                throw SpotifyLoginError.unknownAttempt
            }
            try await store.remove(key)
            return pending
        } catch let error as SpotifyLoginError {
            throw error
        } catch {
            throw .failed("\(error)")
        }
    }

    private func exchange(_ code: Secret<String>, _ pending: Pending) async throws(SpotifyLoginError) {
        let grant: SpotifyGrant
        do {
            grant = try await endpoint.exchange(
                code: code, verifier: Secret(pending.verifier), redirectURI: pending.redirectURI)
        } catch {
            switch error {
            case .invalidGrant(let isAboutRedirect): throw isAboutRedirect ? .redirectMismatch : .invalidGrant
            case .invalidClient: throw .invalidClient
            case .refused(let word): throw .refused(word)
            case .unavailable(let detail, _): throw .unavailable(detail)
            }
        }
        do {
            try await tokens.adopt(grant)
        } catch {
            throw .failed(error.message)
        }
    }

    private static func forgotten(_ expires: Date) -> Date { expires.addingTimeInterval(memory.seconds) }

    private static func key(_ state: String) -> String { "spotify/login/\(state)" }

    /// HTTPS, a loopback address by number, or an app's own scheme.
    private static func isAllowed(_ redirectURI: String) -> Bool {
        guard let url = URLComponents(string: redirectURI), let scheme = url.scheme?.lowercased() else { return false }
        return scheme != "http" || ["127.0.0.1", "[::1]", "::1"].contains(url.host)
    }

    private static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

import Adapters
import Foundation
package import MusicSkillCore
package import SpotifySimulator
import Testing

/// Runs a test against a simulator of its own with the user logged in.
package func withSimulator<Result>(
    catalogue: Catalogue = .builtIn, devices: [Device] = .household, settings: SimulatorSettings = SimulatorSettings(),
    scopes: [String] = SimulatedSpotify.scopes, randomness: Randomness = .fixed(0.5), time: TestTime = TestTime(),
    _ body: (SimulatedSpotify) async throws -> Result
) async throws -> Result {
    let cryptography = OpenSSLCryptography()
    let simulator = SpotifySimulator(
        catalogue: catalogue, devices: devices, settings: settings, time: time.source, randomness: randomness,
        sha256: cryptography.sha256)
    var spotify = SimulatedSpotify(
        simulator: simulator, transport: SimulatorTransport(simulator, time: time.source), time: time, accessToken: "",
        refreshToken: "")
    let tokens = try await spotify.logIn(scopes: scopes, sha256: cryptography.sha256)
    (spotify.accessToken, spotify.refreshToken) = (tokens.access, tokens.refresh)
    await simulator.resetReport()
    return try await body(spotify)
}

extension SimulatedSpotify {
    /// The whole authorisation code flow with its proof key.
    package func logIn(
        scopes: [String] = scopes, sha256: ([UInt8]) -> [UInt8]
    ) async throws -> (access: String, refresh: String) {
        let verifier = String(repeating: "v", count: 64)
        let challenge = Data(sha256(Array(verifier.utf8))).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
        let page = await simulator.handle(
            ServerRequest(
                method: "GET", path: "/authorize",
                query: [
                    ("client_id", Self.clientID), ("response_type", "code"), ("redirect_uri", Self.redirectURI),
                    ("code_challenge_method", "S256"), ("code_challenge", challenge),
                    ("scope", scopes.joined(separator: " ")), ("state", "s"),
                ]))
        let location = try #require(page.header("location").flatMap { URLComponents(string: $0) }, "\(page.text)")
        let code = try #require(location.queryItems?.first { $0.name == "code" }?.value)
        let answer = await token([
            "grant_type": "authorization_code", "code": code, "redirect_uri": Self.redirectURI,
            "client_id": Self.clientID, "code_verifier": verifier,
        ])
        struct Tokens: Decodable {
            let accessToken: String
            let refreshToken: String
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let tokens = try decoder.decode(Tokens.self, from: Data(answer.text.utf8))
        return (tokens.accessToken, tokens.refreshToken)
    }

    /// One request to the token endpoint.
    package func token(_ fields: [String: String]) async -> ServerResponse {
        var form = URLComponents()
        form.queryItems = fields.map { URLQueryItem(name: $0.key, value: $0.value) }
        return await simulator.handle(
            ServerRequest(
                method: "POST", path: "/api/token", body: Array((form.percentEncodedQuery ?? "").utf8)))
    }
}

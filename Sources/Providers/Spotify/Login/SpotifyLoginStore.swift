import Foundation
import MusicSkillCore

/// Where the login of one account lies, in an encrypting store.
struct SpotifyLoginStore: Sendable {
    private let store: any KeyValueStore
    private let key: String

    init(_ store: any KeyValueStore, account: String) {
        self.store = store
        key = "spotify/tokens/\(account)"
    }

    func load() async throws(ProviderError) -> SpotifyLoginRecord? {
        do {
            return try await store.value(for: key).map { try JSONDecoder().decode(SpotifyLoginRecord.self, from: $0) }
        } catch let error as StoreError {
            throw ProviderError(.internal, "the stored Spotify login cannot be read: \(error)")
        } catch {
            // The decoding error could quote what it met, and with it a token.
            throw ProviderError(.loginRequired, "the stored Spotify login is damaged; run: musicskill login")
        }
    }

    func save(_ record: SpotifyLoginRecord) async throws(ProviderError) {
        do {
            try await store.set(try JSONEncoder().encode(record), for: key, expires: nil)
        } catch let error as StoreError {
            throw ProviderError(.internal, "the Spotify login cannot be stored: \(error)")
        } catch {
            throw ProviderError(.internal, "the Spotify login cannot be written down")
        }
    }
}

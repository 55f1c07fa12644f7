import Foundation
import MusicSkillCore

/// A login as it lies on disk: what it says, and the very bytes, by which a change of another process is noticed.
struct SpotifyStoredLogin: Sendable {
    var record: SpotifyLoginRecord
    var bytes: Data
}

/// Where the login of one account lies, in an encrypting store that other processes use too.
struct SpotifyLoginStore: Sendable {
    static let prefix = "spotify/tokens/"

    private let store: any KeyValueStore
    private let key: String

    init(_ store: any KeyValueStore, account: String) {
        self.store = store
        key = Self.prefix + account
    }

    func load() async throws(ProviderError) -> SpotifyStoredLogin? {
        do {
            guard let bytes = try await store.value(for: key) else { return nil }
            return SpotifyStoredLogin(
                record: try JSONDecoder().decode(SpotifyLoginRecord.self, from: bytes), bytes: bytes)
        } catch let error as StoreError {
            throw ProviderError(.internal, "the stored Spotify login cannot be read: \(error)")
        } catch {
            // The decoding error could quote what it met, and with it a token.
            throw ProviderError(.loginRequired, "the stored Spotify login is damaged; run: musicskill login")
        }
    }

    /// Whatever was there before.
    func save(_ record: SpotifyLoginRecord) async throws(ProviderError) -> SpotifyStoredLogin {
        try await writing { () throws in
            let bytes = try JSONEncoder().encode(record)
            try await store.set(bytes, for: key, expires: nil)
            return SpotifyStoredLogin(record: record, bytes: bytes)
        }
    }

    /// Only where `old` still is: nothing where another process has logged in, refreshed or logged out since.
    func replace(
        _ old: SpotifyStoredLogin, by record: SpotifyLoginRecord
    ) async throws(ProviderError) -> SpotifyStoredLogin? {
        try await writing { () throws in
            let bytes = try JSONEncoder().encode(record)
            let isReplaced = try await store.replace(old.bytes, by: bytes, for: key)
            return isReplaced ? SpotifyStoredLogin(record: record, bytes: bytes) : nil
        }
    }

    private func writing<Result>(_ work: () async throws -> Result) async throws(ProviderError) -> Result {
        do {
            return try await work()
        } catch let error as StoreError {
            throw ProviderError(.internal, "the Spotify login cannot be stored: \(error)")
        } catch {
            throw ProviderError(.internal, "the Spotify login cannot be written down")
        }
    }
}

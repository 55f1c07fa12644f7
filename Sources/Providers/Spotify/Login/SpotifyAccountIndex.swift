package import MusicSkillCore

/// Who has logged in, by the names the household gave them.
package struct SpotifyAccountIndex: Sendable {
    package static let defaultName = "default"

    private let store: any KeyValueStore

    package init(store: any KeyValueStore) {
        self.store = store
    }

    /// - Throws: `invalid_request` where no account can have that name.
    package static func check(_ name: String) throws(ProviderError) {
        guard Account.isName(name) else {
            throw ProviderError(
                .invalidRequest,
                "\"\(name)\" cannot be the name of an account: use 1 to 32 lower-case letters, digits, - and _")
        }
    }

    /// In alphabetical order; also those whose login has ended.
    package func names() async throws(StoreError) -> [String] {
        try await store.keys(prefix: SpotifyLoginStore.prefix).map {
            String($0.dropFirst(SpotifyLoginStore.prefix.count))
        }
    }

    /// Forgets the account and everything kept for it. The login goes last: cut short, this can be done once more.
    /// - Returns: what was forgotten, of `aliases`, `library`, `played`, `players` and `login`; empty where there was no
    ///   such account.
    package func logOut(_ account: String) async throws(StoreError) -> [String] {
        let prefix = Account.keyPrefix(of: account)
        let login = SpotifyLoginStore.prefix + account
        let kept = Set(
            try await store.keys(prefix: prefix).compactMap { key in
                key.dropFirst(prefix.count).split(separator: "/").first.map(String.init)
            })
        let isKnown = try await store.keys(prefix: login).contains(login)
        try await store.removeAll(prefix: prefix)
        try await store.remove(login)
        return kept.sorted() + (isKnown ? ["login"] : [])
    }
}

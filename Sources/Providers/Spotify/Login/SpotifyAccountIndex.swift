package import MusicSkillCore

/// Who has logged in, by the names the household gave them.
///
/// All that is kept for an account alone has a name that begins with ``prefix(of:)``, so that it can go when it logs out.
package struct SpotifyAccountIndex: Sendable {
    package static let defaultName = "default"

    private let store: any KeyValueStore

    package init(store: any KeyValueStore) {
        self.store = store
    }

    /// `account/anna/`: `account/anna/players`, `account/anna/library`.
    package static func prefix(of account: String) -> String { "account/\(account)/" }

    /// - Throws: `invalid_request` unless the name is 1...32 lower-case letters, digits, `-` and `_`.
    package static func check(_ name: String) throws(ProviderError) {
        guard name.wholeMatch(of: /[a-z0-9_-]{1,32}/) != nil else {
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
        let prefix = Self.prefix(of: account)
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

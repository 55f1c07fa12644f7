import Foundation
import MusicSkillCore

/// What music there is, and the owner's own names for it: `search`, `sync`, `alias/…`. All about one account, the
/// standard one where none is named.
struct MusicOperations: OperationGroup {
    let accounts: Accounts
    /// What a provider's own address stands for.
    let identify: @Sendable (String) -> MusicID?
    let time: TimeSource

    /// A search, or a shelf, is waited for as long as an answer to a sentence.
    private static let patience = Utterance.voiceDeadline

    private struct Search: OperationRequest {
        static let fields = ["text", "kinds", "account"]
        static let plainField: String? = "text"
        var text: String
        var kinds: Names?
        var account: String?
    }

    /// A list, or one text with commas in between, as an address holds it.
    private struct Names: Decodable {
        var names: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do {
                names = try container.decode([String].self)
            } catch DecodingError.typeMismatch {
                names = try container.decode(String.self).split(separator: ",").map(String.init)
            }
        }
    }

    private struct OfAccount: OperationRequest {
        static let fields = ["account"]
        static let plainField: String? = "account"
        var account: String?
    }

    private struct Add: OperationRequest {
        static let fields = ["name", "item", "account"]
        var name: String
        /// A provider's address, or words to find it by.
        var item: String
        var account: String?
    }

    private struct Remove: OperationRequest {
        static let fields = ["name", "account"]
        static let plainField: String? = "name"
        var name: String
        var account: String?
    }

    var operations: [BridgeOperation] {
        [
            BridgeOperation("search", isReading: true) { (request: Search, _) throws(OperationFailure) in
                let account = try await account(request.account)
                return FoundMusic(items: try await find(request, with: account).map(ItemView.init))
            },
            BridgeOperation("sync") { (request: OfAccount, _) throws(OperationFailure) in
                try await sync(try await account(request.account))
            },
            BridgeOperation("alias/list", isReading: true) { (request: OfAccount, _) throws(OperationFailure) in
                try await aliases(of: try await account(request.account))
            },
            BridgeOperation("alias/add") { (request: Add, _) throws(OperationFailure) in
                try await add(request, to: try await account(request.account))
            },
            BridgeOperation("alias/remove") { (request: Remove, _) throws(OperationFailure) in
                try await remove(request.name, from: try await account(request.account))
            },
        ]
    }

    private var frame: RequestFrame { RequestFrame(deadline: time.now() + Self.patience) }

    private func account(_ name: String?) async throws(OperationFailure) -> Account {
        let known = await accounts.all
        guard let account = name.map({ name in known.first { $0.name == name } }) ?? known.first else {
            let names = known.map(\.name).joined(separator: ", ")
            throw OperationFailure(.notFound, "no account is called \"\(name?.prefix(64) ?? "")\"; there are \(names)")
        }
        return account
    }

    private func find(_ request: Search, with account: Account) async throws(OperationFailure) -> [MusicItem] {
        let text = try Self.name(request.text, field: "text")
        var query = MusicQuery(text)
        if let names = request.kinds?.names {
            query.kinds = names.compactMap(MusicID.Kind.init)
            guard query.kinds.count == names.count, !names.isEmpty else {
                let known = MusicID.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw OperationFailure(.invalidRequest, "kinds: expected some of \(known)")
            }
        }
        do throws(ProviderError) {
            return try await account.provider.search(query, frame: frame)
        } catch {
            throw OperationFailure(error)
        }
    }

    private func sync(_ account: Account) async throws(OperationFailure) -> SyncedLibrary {
        guard let sync = account.sync else {
            throw OperationFailure(.notSupported, "\(account.provider.name) does not tell what the account owns")
        }
        do throws(ProviderError) {
            let counts = try await sync.readNow(until: frame.deadline)
            return SyncedLibrary(
                account: account.name,
                shelves: Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) }))
        } catch {
            throw OperationFailure(error)
        }
    }

    private func aliases(of account: Account) async throws(OperationFailure) -> AliasList {
        do throws(StoreError) {
            return AliasList(
                account: account.name, aliases: try await account.aliases.all().map { AliasView($0.name, $0.item) })
        } catch {
            throw OperationFailure(error)
        }
    }

    private func add(_ request: Add, to account: Account) async throws(OperationFailure) -> AliasView {
        let name = try Self.name(request.name, field: "name")
        let item = try await item(try Self.name(request.item, field: "item"), calledBy: name, of: account)
        do throws(StoreError) {
            try await account.aliases.add(name, for: item)
        } catch {
            throw OperationFailure(error)
        }
        return AliasView(name, item)
    }

    private func item(
        _ text: String, calledBy name: String, of account: Account
    ) async throws(OperationFailure) -> MusicItem {
        // Nobody looks up what an address is called: the owner's name is as good.
        if let id = identify(text) { return MusicItem(id: id, name: name) }
        do throws(ProviderError) {
            guard let item = try await account.bestMatch(for: text, frame: frame) else {
                throw ProviderError(.notFound, "nothing is surely meant by \"\(text)\"; name it by its address")
            }
            return item
        } catch {
            throw OperationFailure(error)
        }
    }

    private func remove(_ name: String, from account: Account) async throws(OperationFailure) -> RemovedAlias {
        let wasThere: Bool
        do throws(StoreError) {
            wasThere = try await account.aliases.remove(name)
        } catch {
            throw OperationFailure(error)
        }
        guard wasThere else { throw OperationFailure(.notFound, "there is no alias \"\(name.prefix(64))\"") }
        return RemovedAlias(name: name)
    }

    private static func name(_ text: String, field: String) throws(OperationFailure) -> String {
        let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty, SayRequest.isReasonable(name) else {
            throw OperationFailure(.invalidRequest, "\(field): empty, too long, or with control characters")
        }
        return name
    }
}

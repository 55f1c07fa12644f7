import Foundation
import MusicSkillCore

/// What can be asked on `request/<name>` besides saying something.
struct Operations: Sendable {
    let accounts: Accounts
    let states: StateLoop
    let home: Home
    let time: TimeSource
    let health: @Sendable () async -> Health
    let reloadSkills: @Sendable () async -> SkillReload

    private static let patience = Duration.seconds(8)

    /// - Returns: the response payload; an error for an unknown name.
    func perform(_ name: String, payload: [UInt8]) async -> [UInt8] {
        let transaction: String?
        do {
            transaction = try Self.transaction(in: payload)
        } catch {
            return Wire.encode(
                OperationResponse.failure("the payload is neither empty nor a JSON object", transaction: nil))
        }
        switch name {
        case "health_check":
            return Wire.encode(OperationResponse.ok(["healthy": true], transaction: transaction))
        case "health":
            return Wire.encode(OperationResponse.ok(await health(), transaction: transaction))
        case "devices":
            return await Self.devices(of: accounts, home: home, time: time, transaction: transaction)
        case "state":
            return Wire.encode(OperationResponse.ok(await states.snapshot(), transaction: transaction))
        case "skills/reload":
            let reload = await reloadSkills()
            return Wire.encode(
                reload.complaints.isEmpty
                    ? OperationResponse.ok(reload, transaction: transaction)
                    : OperationResponse(
                        data: reload, status: "error", error: "kept what was there: \(reload.complaints[0])",
                        transaction: transaction))
        case _ where AnnounceOperations.names.contains(name):
            return await AnnounceOperations(accounts: accounts)
                .perform(name, payload: payload, transaction: transaction)
        default:
            return Wire.encode(
                OperationResponse.failure(
                    "unknown request \"\(name)\": known are \(Self.names.joined(separator: ", "))",
                    transaction: transaction))
        }
    }

    static let names = ["devices", "state", "health", "health_check", "skills/reload"] + AnnounceOperations.names

    /// The players of every account, freshly listed. An account that cannot be asked shows what is remembered, unless
    /// none can be.
    static func devices(
        of accounts: Accounts, home: Home, time: TimeSource, transaction: String? = nil
    ) async -> [UInt8] {
        let frame = RequestFrame(deadline: time.now() + patience)
        var failure: ProviderError?
        var isAnswered = false
        var views: [DeviceView] = []
        for account in await accounts.all {
            do throws(ProviderError) {
                try await account.directory.refresh(frame: frame)
                isAnswered = true
            } catch {
                failure = failure ?? error
            }
            let seen = await AccountView(account)
            for player in seen.players {
                let key = NameKey(player.name)
                let room = home.rooms.first { $0.players.contains { NameKey($0) == key } }?.name
                views.append(
                    DeviceView(
                        player, room: room, account: account.name, isListed: seen.listed.contains(key),
                        lastSeen: await account.directory.lastSeen(player.name)))
            }
        }
        if let failure, !isAnswered {
            return Wire.encode(
                OperationResponse.failure("\(failure.code.rawValue): \(failure.message)", transaction: transaction))
        }
        return Wire.encode(OperationResponse.ok(DeviceList(devices: views), transaction: transaction))
    }

    /// Plain text and an empty payload are as good as `{}`.
    private static func transaction(in payload: [UInt8]) throws -> String? {
        struct Envelope: Decodable { var transaction: String? }
        guard payload.first == UInt8(ascii: "{") else { return nil }
        return try JSONDecoder().decode(Envelope.self, from: Data(payload.prefix(SayRequest.maximumPayload)))
            .transaction
    }
}

import Foundation
import MusicSkillCore

/// The answer to `request/<name>`, in zigbee2mqtt's manner:
/// `{data, status, error?, code?, retry_after_s?, transaction?}`.
struct OperationResponse<Payload: Encodable>: Encodable {
    var data: Payload
    var status: String
    var error: String?
    /// Why there is an error, in a word.
    var code: OutcomeCode?
    var retryAfterSeconds: Int?
    var transaction: String?

    enum CodingKeys: String, CodingKey {
        case data, status, error, code, transaction
        case retryAfterSeconds = "retry_after_s"
    }

    static func ok(_ data: Payload, transaction: String?) -> OperationResponse {
        OperationResponse(data: data, status: "ok", transaction: transaction)
    }
}

struct NoData: Encodable, Sendable {}

/// A player as `request/devices` and `musicskill devices` show it.
struct DeviceView: Codable {
    var id: String
    var name: String
    var kind: String
    var room: String?
    var account: String
    var available: Bool
    var active: Bool
    var restricted: Bool
    var supportsVolume: Bool
    var volume: Int?
    /// When a listing last held it, ISO 8601; absent for those never seen.
    var lastSeen: String?

    enum CodingKeys: String, CodingKey {
        case lastSeen = "last_seen"
        case id, name, kind, room, account, available, active, restricted, volume
        case supportsVolume = "supports_volume"
    }

    init(_ player: Player, room: String?, account: String, isListed: Bool, lastSeen: Date?) {
        id = PlayerName.slug(player.name)
        name = player.name
        kind = player.kind
        self.room = room
        self.account = account
        available = isListed && !player.isRestricted
        active = player.isActive
        restricted = player.isRestricted
        supportsVolume = player.supportsVolume
        volume = player.volume
        self.lastSeen = lastSeen.map(Wire.timestamp)
    }
}

struct DeviceList: Codable {
    var devices: [DeviceView]
}

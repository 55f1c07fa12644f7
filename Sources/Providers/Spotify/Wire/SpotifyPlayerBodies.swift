/// One entry of `GET /me/player/devices`, and the `device` of `GET /me/player`.
struct SpotifyDevice: Decodable {
    enum CodingKeys: String, CodingKey {
        case id, name, type
        case isActive = "is_active"
        case isRestricted = "is_restricted"
        case supportsVolume = "supports_volume"
        case volume = "volume_percent"
    }

    /// Null for speakers that can be seen but not commanded, such as Sonos.
    var id: String?
    var name: String?
    var type: String?
    var isActive: Bool?
    var isRestricted: Bool?
    var supportsVolume: Bool?
    var volume: Double?
}

/// `GET /me/player/devices`.
struct SpotifyDevicesBody: Decodable {
    var devices: Tolerant<SpotifyDevice>
}

/// `GET /me/player`.
struct SpotifyPlaybackBody: Decodable {
    struct Context: Decodable {
        var uri: String?
    }

    enum CodingKeys: String, CodingKey {
        case device, context, item
        case isPlaying = "is_playing"
        case progress = "progress_ms"
        case shuffle = "shuffle_state"
        case repetition = "repeat_state"
    }

    var device: SpotifyDevice?
    var context: Context?
    /// Null during ads, and while nobody knows what plays.
    var item: SpotifyItem?
    var isPlaying: Bool?
    /// Milliseconds; may run past the item's end.
    var progress: Double?
    var shuffle: Bool?
    var repetition: String?
}

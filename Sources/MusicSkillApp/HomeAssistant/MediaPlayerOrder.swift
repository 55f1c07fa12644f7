import Foundation
import MusicSkillCore

/// What the custom component `mqtt_media_player` asks on `players/<id>/mp/set/<property>`. Pure.
enum MediaPlayerOrder {
    static let properties = ["volume", "mute", "transport", "seek", "power", "playmedia"]

    static func order(property: String, payload: [UInt8]) throws(SayRequest.Problem) -> PlayerOrder {
        let text = try SayRequest.text(of: payload)
        switch property {
        case "volume":
            guard let level = Double(text), (0...1).contains(level) else {
                throw SayRequest.Problem("volume: expected 0.0 to 1.0, found \"\(text.prefix(40))\"")
            }
            return try PlayerOrder.order("volume", String(level * 100))
        case "mute", "transport": return try PlayerOrder.order(property, text)
        case "seek": return try PlayerOrder.order("position", text)
        case "power" where text == "off": return .command(.stop)
        case "playmedia":
            return try PlayerOrder.order("play", try SayRequest.decodeJSON(Media.self, text).id)
        default:
            throw SayRequest.Problem("\(property) cannot be set; known are \(properties.joined(separator: ", "))")
        }
    }

    /// See ``PlayerOrder/replacesEarlier(_:)``.
    static func replacesEarlier(_ property: String) -> Bool {
        ["volume", "mute", "seek", "playmedia"].contains(property)
    }

    private struct Media: Decodable {
        var id: String

        enum CodingKeys: String, CodingKey { case id = "media_id" }
    }
}

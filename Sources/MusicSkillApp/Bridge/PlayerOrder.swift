import Foundation
import MusicSkillCore

/// What a message on `players/<id>/set[/<property>]` asks of the player. Pure.
enum PlayerOrder: Equatable {
    case command(Intent, [Slot: String] = [:])
    /// Play if it does not, pause if it does.
    case toggle
    /// Words for the room the player stands in.
    case sentence(String)

    static let properties = [
        "transport", "play", "volume", "mute", "shuffle", "repeat", "position", "playlist", "source", "say",
    ]
    static let transports = ["play", "pause", "playpause", "stop", "next", "previous", "like"]

    /// - Parameter property: nothing for a JSON object with several.
    /// - Returns: the orders in the order they are to be carried out; at least one.
    static func orders(property: String?, payload: [UInt8]) throws(SayRequest.Problem) -> [PlayerOrder] {
        let text = try SayRequest.text(of: payload)
        guard let property else { return try State.decode(text).orders }
        return [try order(property, text)]
    }

    static func order(_ property: String, _ text: String) throws(SayRequest.Problem) -> PlayerOrder {
        switch property {
        case "transport": return try transport(text)
        case "play": return text.isEmpty ? .command(.resume) : .command(.play, [.query: text])
        case "volume": return try volume(Double(text), text)
        case "mute": return .command(try isOn(text, property) ? .mute : .unmute)
        case "shuffle": return .command(try isOn(text, property) ? .shuffleOn : .shuffleOff)
        case "repeat": return try repetition(text)
        case "position": return try position(Double(text), text)
        case "playlist" where !text.isEmpty: return .command(.play, [.playlist: text])
        case "source" where !text.isEmpty: return .command(.transfer, [.device: text])
        case "say" where !text.isEmpty: return .sentence(text)
        case "playlist", "source", "say": throw problem(property, "a name or a sentence", text)
        default: throw SayRequest.Problem("\(property) cannot be set; known are \(properties.joined(separator: ", "))")
        }
    }

    private static func transport(_ text: String) throws(SayRequest.Problem) -> PlayerOrder {
        switch text.lowercased() {
        case "play": .command(.resume)
        case "playpause": .toggle
        case let name where transports.contains(name):
            if let intent = Intent(rawValue: name) { .command(intent) } else { throw unknownTransport(text) }
        default: throw unknownTransport(text)
        }
    }

    private static func unknownTransport(_ text: String) -> SayRequest.Problem {
        problem("transport", "one of \(transports.joined(separator: ", "))", text)
    }

    private static func volume(_ level: Double?, _ text: String) throws(SayRequest.Problem) -> PlayerOrder {
        guard let level, (0...100).contains(level) else { throw problem("volume", "0 to 100", text) }
        return .command(.volumeSet, [.level: String(Int(level.rounded()))])
    }

    private static func position(_ seconds: Double?, _ text: String) throws(SayRequest.Problem) -> PlayerOrder {
        guard let seconds, (0...86_400).contains(seconds) else { throw problem("position", "seconds", text) }
        return .command(.seek, [.position: String(Int(seconds.rounded()))])
    }

    private static func isOn(_ text: String, _ property: String) throws(SayRequest.Problem) -> Bool {
        switch text.lowercased() {
        case "on", "true", "mute": return true
        case "off", "false", "unmute": return false
        default: throw problem(property, "ON or OFF", text)
        }
    }

    private static func repetition(_ text: String) throws(SayRequest.Problem) -> PlayerOrder {
        switch text.lowercased() {
        case "off": .command(.repeat, [.itemType: "off"])
        case "one", "track": .command(.repeat, [.itemType: "track"])
        case "all", "context": .command(.repeat)
        default: throw problem("repeat", "off, one or all", text)
        }
    }

    private static func problem(_ property: String, _ expected: String, _ found: String) -> SayRequest.Problem {
        SayRequest.Problem("\(property): expected \(expected), found \"\(found.prefix(40))\"")
    }

    /// Several properties in one message, as `players/<id>` itself shows them.
    private struct State: Decodable {
        var state: String?
        var volume: Double?
        var mute: Bool?
        var shuffle: Bool?
        var `repeat`: String?
        var position: Double?
        var play: String?

        enum CodingKeys: String, CodingKey {
            case state, volume, mute, shuffle, `repeat`, play
            case position = "position_s"
        }

        static func decode(_ text: String) throws(SayRequest.Problem) -> State {
            guard text.first == "{" else {
                throw SayRequest.Problem(
                    "expected a JSON object with state, volume, mute, shuffle, repeat, position_s, play")
            }
            return try SayRequest.decodeJSON(State.self, text)
        }

        /// What is quiet comes before what sounds: a volume is set before the music starts.
        var orders: [PlayerOrder] {
            get throws(SayRequest.Problem) {
                var orders: [PlayerOrder] = []
                if let volume { orders.append(try PlayerOrder.volume(volume, "\(volume)")) }
                if let mute { orders.append(.command(mute ? .mute : .unmute)) }
                if let play { orders.append(try order("play", play)) }
                if let shuffle { orders.append(.command(shuffle ? .shuffleOn : .shuffleOff)) }
                if let `repeat` { orders.append(try repetition(`repeat`)) }
                if let position { orders.append(try PlayerOrder.position(position, "\(position)")) }
                switch state {
                case "playing": if play == nil { orders.append(.command(.resume)) }
                case "paused", "idle": orders.append(.command(.pause))
                case nil: break
                case let other?: throw problem("state", "playing or paused", other)
                }
                guard !orders.isEmpty else {
                    throw SayRequest.Problem(
                        "the object sets nothing; it may hold state, volume, mute, shuffle, repeat, position_s, play")
                }
                return orders
            }
        }
    }

    /// Of several orders about the same thing only the last one counts: nobody wants a volume slider's every stop.
    static func replacesEarlier(_ property: String) -> Bool {
        ["volume", "mute", "shuffle", "repeat", "position", "playlist", "source", "play"].contains(property)
    }
}

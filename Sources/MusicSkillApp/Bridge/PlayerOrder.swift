import Foundation
import MusicSkillCore

/// One thing that is asked of a player on `players/<id>/set[/<property>]`. Pure.
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

    static func volume(_ level: Double?, _ text: String) throws(SayRequest.Problem) -> PlayerOrder {
        guard let level, (0...100).contains(level) else { throw problem("volume", "0 to 100", text) }
        return .command(.volumeSet, [.level: String(Int(level.rounded()))])
    }

    static func position(_ seconds: Double?, _ text: String) throws(SayRequest.Problem) -> PlayerOrder {
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

    static func repetition(_ text: String) throws(SayRequest.Problem) -> PlayerOrder {
        switch text.lowercased() {
        case "off": .command(.repeat, [.itemType: "off"])
        case "one", "track": .command(.repeat, [.itemType: "track"])
        case "all", "context": .command(.repeat)
        default: throw problem("repeat", "off, one or all", text)
        }
    }

    static func problem(_ property: String, _ expected: String, _ found: String) -> SayRequest.Problem {
        SayRequest.Problem("\(property): expected \(expected), found \"\(found.prefix(40))\"")
    }

    /// Of several orders about the same thing only the last one counts: nobody wants a volume slider's every stop.
    static func replacesEarlier(_ property: String) -> Bool {
        ["volume", "mute", "shuffle", "repeat", "position", "playlist", "source", "play"].contains(property)
    }
}

import Foundation
import MusicSkillCore

extension JSON {
    /// Reads a document. Members of an object come out sorted by name.
    /// - Returns: nil when the bytes are no JSON.
    static func parse(_ bytes: [UInt8]) -> JSON? {
        // What exactly is wrong is of no interest: Spotify says "Malformed json" to all of it.
        try? JSONDecoder().decode(JSON.self, from: Data(bytes))
    }
}

extension JSON: Decodable {
    init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: FieldName.self) {
            let names = container.allKeys.sorted { $0.stringValue < $1.stringValue }
            self = .object(
                try names.map { Member(name: $0.stringValue, value: try container.decode(JSON.self, forKey: $0)) })
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .integer(number)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else {
            self = .array(try container.decode([JSON].self))
        }
    }
}

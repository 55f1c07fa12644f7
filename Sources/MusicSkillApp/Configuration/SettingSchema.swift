import MusicSkillCore

/// What a setting may be, in JSON Schema (draft 2020-12): for editors, and for whoever reads `bridge/info`.
indirect enum SettingSchema: Encodable, Sendable, Equatable {
    case text(String)
    case truth
    case number(ClosedRange<Int>)
    case choice([String])
    case list(of: SettingSchema, named: String, minimum: Int)
    /// With keys that the owner chooses.
    case mapping(String)
    case nothing
    case either([SettingSchema])
    case section([String: SettingSchema])

    private enum CodingKeys: String, CodingKey {
        case type, description, minimum, maximum, `enum`, items, anyOf, properties, additionalProperties
        case minimumItems = "minItems"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if let type { try container.encode(type, forKey: .type) }
        switch self {
        case .truth, .nothing: break
        case .text(let description), .mapping(let description):
            try container.encode(description, forKey: .description)
        case .number(let range):
            try container.encode(range.lowerBound, forKey: .minimum)
            try container.encode(range.upperBound, forKey: .maximum)
        case .choice(let values):
            try container.encode(values.flatMap { Self.readings(of: $0) }, forKey: .enum)
        case .list(let element, let names, let minimum):
            try container.encode(names, forKey: .description)
            try container.encode(element, forKey: .items)
            try container.encode(minimum, forKey: .minimumItems)
        case .either(let schemas):
            try container.encode(schemas, forKey: .anyOf)
        case .section(let properties):
            try container.encode(properties, forKey: .properties)
            try container.encode(false, forKey: .additionalProperties)
        }
    }

    private var type: String? {
        switch self {
        case .text: "string"
        case .truth: "boolean"
        case .number: "integer"
        case .list: "array"
        case .mapping, .section: "object"
        case .nothing: "null"
        case .choice, .either: nil
        }
    }

    /// A word as it is, and as YAML takes it where nobody quotes it: `5` is a number, and in YAML 1.1 `off` is false.
    private static func readings(of word: String) -> [DocumentNode] {
        let text = DocumentNode(.scalar(word, isQuoted: true, tag: nil))
        switch word {
        case "off": return [text, DocumentNode(.scalar("false", isQuoted: false, tag: nil))]
        case _ where Int(word) != nil: return [text, DocumentNode(.scalar(word, isQuoted: false, tag: nil))]
        default: return [text]
        }
    }
}

extension Configuration {
    /// What the file may say.
    static let schema = schema(below: [])

    private static func schema(below section: [String]) -> SettingSchema {
        let inside = settings.filter { $0.path.starts(with: section) }
        let names = Set(inside.map { $0.path[section.count] })
        return .section(
            Dictionary(
                uniqueKeysWithValues: names.map { name in
                    let path = section + [name]
                    guard let setting = inside.first(where: { $0.path == path }) else {
                        return (name, schema(below: path))
                    }
                    return (name, .either([setting.schema, .nothing]))
                }))
    }
}

/// What a query parameter or a body member must look like.
struct Parameter: Sendable {
    indirect enum Kind: Sendable {
        case text
        case flag
        case number(ClosedRange<Int>)
        case choice([String])
        /// Comma separated in a query.
        case choices([String])
        /// That many; comma separated in a query, an array in a body.
        case texts(ClosedRange<Int>)
        case object([Parameter])
        case objects([Parameter])
    }

    let name: String
    let kind: Kind
    var isRequired = false

    static func optional(_ name: String, _ kind: Kind = .text) -> Parameter { Parameter(name: name, kind: kind) }

    static func required(_ name: String, _ kind: Kind = .text) -> Parameter {
        Parameter(name: name, kind: kind, isRequired: true)
    }

    static let market = optional("market")
    static let additionalTypes = optional("additional_types", .choices(["track", "episode"]))
    static let deviceID = optional("device_id")
    static let offset = optional("offset", .number(0...100_000))
    static func limit(_ maximum: Int) -> Parameter { optional("limit", .number(1...maximum)) }
}

extension Parameter {
    /// What is wrong with a body member. Null stands for an optional one that is absent.
    func faults(in value: JSON, at path: String) -> [String] {
        value == .null && !isRequired ? [] : kind.faults(in: value, at: path)
    }
}

extension Parameter.Kind {
    /// The value of a query parameter.
    /// - Returns: nil when the text is not of this kind.
    func read(_ text: String) -> JSON? {
        switch self {
        case .text: return .string(text)
        case .flag: return ["true": true, "false": false][text]
        case .number(let range): return Int(text).flatMap { range.contains($0) ? .integer($0) : nil }
        case .choice(let choices): return choices.contains(text) ? .string(text) : nil
        case .choices(let choices):
            let parts = Self.parts(of: text)
            return parts.allSatisfy(choices.contains) ? .array(parts.map(JSON.string)) : nil
        case .texts(let count):
            let parts = Self.parts(of: text)
            return count.contains(parts.count) ? .array(parts.map(JSON.string)) : nil
        case .object, .objects: return nil
        }
    }

    /// What is wrong with a body member, as paths below it; empty when nothing is.
    func faults(in value: JSON, at path: String) -> [String] {
        switch (self, value) {
        case (.text, .string), (.flag, .bool): return []
        case (.number(let range), .integer(let number)) where range.contains(number): return []
        case (.choice(let choices), .string(let text)) where choices.contains(text): return []
        case (.choices(let choices), .array(let elements))
        where elements.allSatisfy { $0.text.map(choices.contains) ?? false }: return []
        case (.texts(let count), .array(let elements))
        where count.contains(elements.count) && elements.allSatisfy { $0.text != nil }: return []
        case (.object(let parameters), .object): return parameters.faults(in: value, at: path + ".")
        case (.objects(let parameters), .array(let elements)):
            return elements.enumerated().flatMap { index, element in
                Self.object(parameters).faults(in: element, at: "\(path)[\(index)]")
            }
        default: return ["invalid body member \(path)"]
        }
    }

    private static func parts(of text: String) -> [String] {
        text.split(separator: ",").map(String.init)
    }
}

extension [Parameter] {
    /// What is wrong with an object that should have these members and no others.
    func faults(in object: JSON, at prefix: String = "") -> [String] {
        guard let members = object.members else { return ["the body is no object"] }
        let missing = filter { parameter in parameter.isRequired && !members.contains { $0.name == parameter.name } }
        return missing.map { "missing body member \(prefix)\($0.name)" }
            + members.flatMap { member in
                first { $0.name == member.name }?.faults(in: member.value, at: prefix + member.name)
                    ?? ["unknown body member \(prefix)\(member.name)"]
            }
    }
}

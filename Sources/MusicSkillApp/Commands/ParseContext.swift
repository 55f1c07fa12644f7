import MusicSkillCore

extension ParseRequest {
    /// What the reader is to know of a home that is not the configured one, and of what was said before.
    struct Context: Decodable {
        /// What one thing is called: a name, a list of names (the first of them its own), or an object with `name` or
        /// `title`, and `aliases` and `artist` where it has them.
        struct Name: Decodable {
            var names: [String]

            private struct Object: Decodable {
                var name: String?
                var title: String?
                var artist: String?
                var aliases: [String]?
            }

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let name = try container.decode(orNil: String.self) {
                    names = [name]
                } else if let list = try container.decode(orNil: [String].self) {
                    names = list
                } else {
                    let object = try container.decode(Object.self)
                    names = [object.name, object.title, object.artist].compactMap(\.self) + (object.aliases ?? [])
                }
            }

            fileprivate var vocabulary: HomeVocabulary.Name? {
                names.first.map { .init($0, aliases: Array(names.dropFirst())) }
            }
        }

        /// An open question: what it offers, in its order, alone or in an object beside whatever else is known of it.
        struct Question: Decodable {
            var choices: [Name]

            private enum CodingKeys: CodingKey, CaseIterable { case choices, candidates, options }

            init(from decoder: any Decoder) throws {
                if let list = try decoder.singleValueContainer().decode(orNil: [Name].self) {
                    choices = list
                    return
                }
                let container = try decoder.container(keyedBy: CodingKeys.self)
                choices = try CodingKeys.allCases.lazy
                    .compactMap { try container.decodeIfPresent([Name].self, forKey: $0) }.first ?? []
            }
        }

        var rooms: [Name]?
        /// Places that hold several rooms.
        var floors: [Name]?
        var players: [Name]?
        /// Another word for players.
        var devices: [Name]?
        /// What an open question offers, in its order.
        var choices: [Name]?
        /// Another word for choices.
        var candidates: [Name]?
        var pending: Question?

        var vocabulary: HomeVocabulary {
            func known(_ lists: [Name]?...) -> [HomeVocabulary.Name] {
                lists.flatMap { ($0 ?? []).compactMap(\.vocabulary) }
            }
            return HomeVocabulary(
                rooms: known(rooms, floors), players: known(players, devices),
                choices: known(choices, candidates, pending?.choices))
        }
    }
}

extension SingleValueDecodingContainer {
    /// - Returns: nothing where what stands there is of another type.
    fileprivate func decode<Value: Decodable>(orNil type: Value.Type) throws -> Value? {
        do {
            return try decode(type)
        } catch DecodingError.typeMismatch {
            return nil
        }
    }
}

import MusicSkillCore

extension ParseRequest {
    /// What the reader is to know of a home that is not the configured one.
    struct Context: Decodable {
        /// A name, or a list of the names one thing has, the first of them its own.
        struct Name: Decodable {
            var names: [String]

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                do {
                    names = [try container.decode(String.self)]
                } catch {
                    names = try container.decode([String].self)
                }
            }

            fileprivate var vocabulary: HomeVocabulary.Name? {
                names.first.map { .init($0, aliases: Array(names.dropFirst())) }
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

        var vocabulary: HomeVocabulary {
            func known(_ lists: [Name]?...) -> [HomeVocabulary.Name] {
                lists.flatMap { ($0 ?? []).compactMap(\.vocabulary) }
            }
            return HomeVocabulary(
                rooms: known(rooms, floors), players: known(players, devices), choices: known(choices))
        }
    }
}

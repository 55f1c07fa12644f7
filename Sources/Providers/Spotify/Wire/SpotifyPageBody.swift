import Foundation

/// A page of any list: of things themselves, or of entries that hold one. Followed artists lie one level deeper.
struct SpotifyPageBody: Decodable {
    /// Playlists say `item` since 2026 and said `track` before; some answers say both.
    private struct Entry: Decodable {
        enum CodingKeys: String, CodingKey { case item, track, album, show, episode, uri }

        let item: SpotifyItem

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            // A thing has a URI of its own, an entry has not; a track's `album` is where it is from.
            if container.contains(.uri) {
                item = try SpotifyItem(from: decoder)
                return
            }
            for key in [CodingKeys.item, .track, .album, .show, .episode] where container.contains(key) {
                if try container.decodeNil(forKey: key) { continue }
                item = try container.decode(SpotifyItem.self, forKey: key)
                return
            }
            throw DecodingError.valueNotFound(
                SpotifyItem.self, .init(codingPath: decoder.codingPath, debugDescription: "an entry without a thing"))
        }
    }

    private struct Cursors: Decodable { var after: String? }

    private enum CodingKeys: String, CodingKey { case items, next, cursors, artists }

    let items: [SpotifyItem]
    /// The offset of the next page, or the cursor after which it begins.
    let next: String?

    init(from decoder: any Decoder) throws {
        var container = try decoder.container(keyedBy: CodingKeys.self)
        let isNested = container.contains(.artists)
        if isNested { container = try container.nestedContainer(keyedBy: CodingKeys.self, forKey: .artists) }
        items = try container.decodeIfPresent(Tolerant<Entry>.self, forKey: .items)?.elements.map(\.item) ?? []
        if isNested {
            next = try container.decodeIfPresent(Cursors.self, forKey: .cursors)?.after
        } else {
            next = try container.decodeIfPresent(String.self, forKey: .next).flatMap(Self.offset)
        }
    }

    /// Of the address of the next page only its offset is taken: where to ask is ours to say.
    private static func offset(in address: String) -> String? {
        URLComponents(string: address)?.queryItems?.first { $0.name == "offset" }?.value
    }
}

/// `GET /me`, as far as it is of interest.
struct SpotifyProfileBody: Decodable {
    var id: String?
}

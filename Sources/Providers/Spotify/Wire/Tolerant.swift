/// A list that leaves out what it cannot read: Spotify puts `null` where it does not want to show an entry.
struct Tolerant<Element: Decodable>: Decodable {
    private struct Entry: Decodable {
        let element: Element?

        init(from decoder: any Decoder) {
            do {
                element = try Element(from: decoder)
            } catch {
                // One unreadable entry is no reason to lose its nine neighbours.
                element = nil
            }
        }
    }

    let elements: [Element]

    init(from decoder: any Decoder) throws {
        elements = try [Entry](from: decoder).compactMap(\.element)
    }
}

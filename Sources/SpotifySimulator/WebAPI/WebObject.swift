/// What all objects of the Web API have in common.
enum WebObject {
    static let base = "https://api.spotify.com/v1"

    /// The members every object with an address of its own has.
    static func identity(_ kind: String, _ id: String) -> JSON {
        [
            "external_urls": ["spotify": .string("https://open.spotify.com/\(kind)/\(id)")],
            "href": .string("\(base)/\(kind)s/\(id)"), "id": .string(id), "type": .string(kind),
            "uri": .string("spotify:\(kind):\(id)"),
        ]
    }

    static func images(_ id: String, sizes: [Int] = [640, 300, 64]) -> JSON {
        .array(
            sizes.map { size in
                [
                    "height": .integer(size), "width": .integer(size),
                    "url": .string("https://i.scdn.co/image/\(StableID.hexadecimal("image", id, String(size)))"),
                ]
            })
    }
}

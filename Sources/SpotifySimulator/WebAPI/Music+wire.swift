import MusicSkillCore

/// Bodies of music as a Development Mode app sees them since February 2026: without popularity, markets and labels.
enum Wire {
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

extension Artist {
    /// Inside a track or an album.
    var reference: JSON { Wire.identity("artist", id).adding(["name": .string(name)]) }

    /// `genres` is deprecated and empty more often than not.
    var json: JSON { reference.adding(["genres": [], "images": Wire.images(id)]) }
}

extension Album {
    /// In lists and inside a track.
    var reference: JSON {
        Wire.identity("album", id).adding([
            "name": .string(title), "album_type": .string(kind), "artists": .array(artists.map(\.reference)),
            "images": Wire.images(id), "release_date": JSON(year.map(String.init)), "release_date_precision": "year",
            "total_tracks": .integer(trackCount),
        ])
    }
}

extension Track {
    /// Inside its album.
    var reference: JSON {
        Wire.identity("track", id).adding([
            "name": .string(title), "artists": .array(artists.map(\.reference)), "disc_number": 1,
            "track_number": .integer(number), "duration_ms": .integer(duration.milliseconds), "explicit": false,
            "is_local": false, "is_playable": true, "preview_url": nil,
        ])
    }

    var json: JSON {
        let ids: JSON = isrc.map { ["isrc": .string($0)] } ?? [:]
        return reference.adding(["album": album.reference, "external_ids": ids])
    }
}

import MusicSkillCore

// As a Development Mode app sees it since February 2026: without popularity, markets and labels.

extension Artist {
    /// Inside a track or an album.
    var reference: JSON { WebObject.identity("artist", id).adding(["name": .string(name)]) }

    /// `genres` is deprecated and empty more often than not.
    var json: JSON { reference.adding(["genres": [], "images": WebObject.images(id)]) }
}

extension Album {
    /// In lists and inside a track.
    var reference: JSON {
        WebObject.identity("album", id).adding([
            "name": .string(title), "album_type": .string(kind), "artists": .array(artists.map(\.reference)),
            "images": WebObject.images(id), "release_date": JSON(year.map(String.init)),
            "release_date_precision": "year",
            "total_tracks": .integer(trackCount),
        ])
    }
}

extension Track {
    /// Inside its album.
    var reference: JSON {
        WebObject.identity("track", id).adding([
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

extension Playlist {
    /// In lists. Spotify's own are not shown at all: null stands in their place.
    var reference: JSON { owner == .spotify ? nil : head.adding(["items": contents]) }

    /// Alone. Only the user's own say what is in them.
    func json(items: JSON) -> JSON { owner == .user ? head.adding(["items": items]) : head }

    private var head: JSON {
        Wire.identity("playlist", id).adding([
            "name": .string(name), "collaborative": .bool(isCollaborative), "description": .string(description),
            "images": entries.isEmpty ? nil : Wire.images(id, sizes: [640]), "owner": ownerJSON, "primary_color": nil,
            "public": .bool(isPublic), "snapshot_id": .string(snapshotID),
        ])
    }

    private var contents: JSON {
        ["href": .string("\(Wire.base)/playlists/\(id)/items"), "total": .integer(entries.count)]
    }

    private var ownerJSON: JSON {
        let (id, name) =
            switch owner {
            case .user: (Library.userID, Library.userID)
            case .stranger: ("listener", "A Listener")
            case .spotify: ("spotify", "Spotify")
            }
        return Wire.identity("user", id).adding(["display_name": .string(name)])
    }
}

extension Playlist.Entry {
    var json: JSON {
        [
            "added_at": .string(addedAt.iso8601), "added_by": Wire.identity("user", Library.userID), "is_local": false,
            "primary_color": nil, "item": track.json,
        ]
    }
}

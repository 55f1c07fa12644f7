import Foundation
import MusicSkillCore

extension Show {
    /// Without publisher and markets, which were removed in February 2026.
    var json: JSON {
        WebObject.identity("show", id).adding([
            "name": .string(name), "description": "", "explicit": false, "images": WebObject.images(id),
            "is_externally_hosted": false, "languages": ["en"], "media_type": "audio",
            "total_episodes": .integer(episodes.count),
        ])
    }
}

extension Episode {
    /// In the list of its show, which it does not name.
    var reference: JSON {
        WebObject.identity("episode", id).adding([
            "name": .string(title), "description": "", "duration_ms": .integer(duration.milliseconds),
            "explicit": false, "images": WebObject.images(id), "is_playable": true, "languages": ["en"],
            "release_date": .string(releaseDate), "release_date_precision": "day",
        ])
    }

    var json: JSON {
        reference.adding([
            "show": WebObject.identity("show", showID).adding([
                "name": .string(showName), "images": WebObject.images(showID),
            ])
        ])
    }

    private var releaseDate: String {
        String(Date(timeIntervalSince1970: 1_767_225_600 - Double(age) * 7 * 86_400).iso8601.prefix(10))
    }
}

extension Piece {
    var json: JSON {
        switch self {
        case .track(let track): track.json
        case .episode(let episode): episode.json
        }
    }

    var kind: String {
        switch self {
        case .track: "track"
        case .episode: "episode"
        }
    }
}

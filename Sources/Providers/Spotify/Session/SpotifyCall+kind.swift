import MusicSkillCore

extension SpotifyCall {
    /// How a call bears being sent twice, which decides about sending it again.
    package enum Kind: Sendable, CaseIterable {
        /// Changes nothing.
        case read
        /// A command that twice does what it does once: pause, volume.
        case setting
        /// A command that is heard twice: play, next, queue.
        case step
    }

    package var kind: Kind {
        switch (isCommand, isIdempotent) {
        case (false, _): .read
        case (true, true): .setting
        case (true, false): .step
        }
    }

    /// Its name in counters and logs: `PUT /me/player/play`, `GET /playlists/{id}/items`.
    package var endpoint: String {
        var parts = path.split(separator: "/")
        if namesItem { parts[1] = "{id}" }
        return "\(method.rawValue) /\(parts.joined(separator: "/"))"
    }

    /// Everything outside `/me` is a collection, and behind it comes the id of one of its items.
    package var namesItem: Bool {
        let parts = path.split(separator: "/")
        return parts.count > 1 && parts[0] != "me"
    }
}

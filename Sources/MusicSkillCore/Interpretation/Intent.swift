/// What a sentence asks for. Raw values are the wire names.
package enum Intent: String, Sendable, CaseIterable, Codable {
    case play, resume, pause, stop, next, previous, restart, seek
    case volumeSet = "volume_set"
    case volumeUp = "volume_up"
    case volumeDown = "volume_down"
    case mute, unmute
    case shuffleOn = "shuffle_on"
    case shuffleOff = "shuffle_off"
    case `repeat`
    case queueAdd = "queue_add"
    case playNext = "play_next"
    case transfer
    case nowPlaying = "now_playing"
    case like, unlike
    case addToPlaylist = "add_to_playlist"
    case createPlaylist = "create_playlist"
    case radio, select, cancel, help, none
}

/// What a sentence says about it. Raw values are the wire names.
package enum Slot: String, Sendable, CaseIterable, Codable {
    case artist, album, track
    /// A song or an album, not yet known which.
    case title
    case playlist, genre, mood, year, decade
    /// Free text whose kind is not known.
    case query
    /// A radio station, by its name or frequency.
    case station
    case itemType = "item_type"
    case sort, service, room, device, user
    /// An absolute volume in percent, 0...100.
    case level
    /// How far: a relative change of volume in percent points, or a number of items to skip.
    case step
    case position, index
}

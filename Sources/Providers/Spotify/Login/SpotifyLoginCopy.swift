import Foundation
import MusicSkillCore

/// What memory holds of a login: a copy of the disk, with the access token's life by the steady clock.
struct SpotifyLoginCopy: Sendable {
    /// As it was last seen on disk.
    private(set) var stored: SpotifyStoredLogin?
    private(set) var record: SpotifyLoginRecord?
    /// The disk would not take `record`: nobody gets its tokens before it does.
    private(set) var isUnsaved = false
    /// Immune to a clock that is set.
    private var accessEnds: TimeSource.Instant

    init(at now: TimeSource.Instant) {
        accessEnds = now
    }

    func accessLife(at now: TimeSource.Instant) -> Duration { now.duration(to: accessEnds) }

    /// The login, where there is one that still can do something.
    func living() throws(ProviderError) -> SpotifyLoginRecord {
        guard let record else {
            throw ProviderError(.loginRequired, "nobody has logged in to Spotify yet; run: musicskill login")
        }
        guard record.refresh != nil else { throw Self.ended }
        return record
    }

    static let ended = ProviderError(
        .loginRequired, "Spotify ended the login, as it does after six months; run: musicskill login",
        reason: "INVALID_GRANT")

    /// What another run of this program has written counts, also over what could not be saved.
    mutating func take(_ found: SpotifyStoredLogin?, at now: TimeSource.Instant, date: Date) {
        if let found, found.record.access != record?.access {
            // No access token lives longer than an hour, so a clock that was set back cannot lengthen this one's life.
            let life = min(found.record.accessExpires.timeIntervalSince(date), 3600)
            accessEnds = now + .seconds(max(life, 0))
        }
        stored = found
        record = found?.record
        isUnsaved = false
    }

    /// Fresh from Spotify, and still to be saved.
    mutating func hold(_ record: SpotifyLoginRecord, for life: Duration, at now: TimeSource.Instant) {
        self.record = record
        accessEnds = now + life
        isUnsaved = true
    }

    /// It is on disk now.
    mutating func keep(_ saved: SpotifyStoredLogin) {
        stored = saved
        record = saved.record
        isUnsaved = false
    }
}

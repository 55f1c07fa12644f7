import Foundation
import MusicSkillCore

/// All the service knows of one login; what is on disk.
struct SpotifyLoginRecord: Sendable, Equatable {
    static let renewed = "refreshed"
    private static let historyLength = 10

    /// Absent after Spotify ended the login.
    var refresh: Secret<String>?
    var access: Secret<String>
    /// Of the access token, in civil time; only right after a restart it is believed.
    var accessExpires: Date
    /// When the access token was fetched.
    var accessFetched: Date
    /// When the user said yes: the refresh token carries no date, and ends six months later.
    var authorised: Date
    var scopes: [String]
    private(set) var history: [SpotifyLoginReport.Entry] = []

    /// Right after a login.
    init(_ grant: SpotifyGrant, refresh: Secret<String>, date: Date) {
        self.refresh = refresh
        access = grant.access
        accessExpires = date.addingTimeInterval(grant.lifetime.seconds)
        accessFetched = date
        authorised = date
        scopes = grant.scopes
        note("login", date: date)
    }

    /// After a refresh, whether Spotify rotated the refresh token or not.
    func renewed(with grant: SpotifyGrant, date: Date) -> SpotifyLoginRecord {
        var record = self
        record.refresh = grant.refresh ?? refresh
        record.access = grant.access
        record.accessExpires = date.addingTimeInterval(grant.lifetime.seconds)
        record.accessFetched = date
        if !grant.scopes.isEmpty { record.scopes = grant.scopes }
        record.note(Self.renewed, date: date)
        return record
    }

    /// After a refresh that brought nothing.
    func failed(_ result: String, date: Date) -> SpotifyLoginRecord {
        var record = self
        // An hour without Spotify is one line, not the whole history.
        if history.last?.result == result { record.history.removeLast() }
        record.note(result, date: date)
        return record
    }

    /// After Spotify ended the login.
    func ended(date: Date) -> SpotifyLoginRecord {
        var record = failed("invalid_grant", date: date)
        record.refresh = nil
        return record
    }

    private mutating func note(_ result: String, date: Date) {
        history = (history + [.init(date: date, result: result)]).suffix(Self.historyLength)
    }
}

extension SpotifyLoginRecord: Codable {
    enum CodingKeys: CodingKey { case refresh, access, accessExpires, accessFetched, authorised, scopes, history }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        refresh = try values.decodeIfPresent(String.self, forKey: .refresh).map(Secret.init)
        access = Secret(try values.decode(String.self, forKey: .access))
        accessExpires = try values.decode(Date.self, forKey: .accessExpires)
        authorised = try values.decode(Date.self, forKey: .authorised)
        accessFetched = try values.decodeIfPresent(Date.self, forKey: .accessFetched) ?? authorised
        scopes = try values.decode([String].self, forKey: .scopes)
        history = try values.decodeIfPresent([SpotifyLoginReport.Entry].self, forKey: .history) ?? []
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encodeIfPresent(refresh?.reveal(), forKey: .refresh)
        try values.encode(access.reveal(), forKey: .access)
        try values.encode(accessExpires, forKey: .accessExpires)
        try values.encode(accessFetched, forKey: .accessFetched)
        try values.encode(authorised, forKey: .authorised)
        try values.encode(scopes, forKey: .scopes)
        try values.encode(history, forKey: .history)
    }
}

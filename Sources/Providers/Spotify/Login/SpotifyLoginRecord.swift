import Foundation
import MusicSkillCore

/// All the service knows of one login; what is on disk.
struct SpotifyLoginRecord: Sendable {
    /// Absent after Spotify ended the login.
    var refresh: Secret<String>?
    var access: Secret<String>
    /// Of the access token, in civil time; only right after a restart it is believed.
    var accessExpires: Date
    /// When the user said yes: the refresh token carries no date, and ends six months later.
    var authorised: Date
    var scopes: [String]

    /// Right after a login.
    init(_ grant: SpotifyGrant, refresh: Secret<String>, date: Date) {
        self.refresh = refresh
        access = grant.access
        accessExpires = date.addingTimeInterval(grant.lifetime.seconds)
        authorised = date
        scopes = grant.scopes
    }

    /// After a refresh, whether Spotify rotated the refresh token or not.
    func renewed(with grant: SpotifyGrant, date: Date) -> SpotifyLoginRecord {
        var record = self
        record.refresh = grant.refresh ?? refresh
        record.access = grant.access
        record.accessExpires = date.addingTimeInterval(grant.lifetime.seconds)
        if !grant.scopes.isEmpty { record.scopes = grant.scopes }
        return record
    }
}

extension SpotifyLoginRecord: Codable {
    enum CodingKeys: CodingKey { case refresh, access, accessExpires, authorised, scopes }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        refresh = try values.decodeIfPresent(String.self, forKey: .refresh).map(Secret.init)
        access = Secret(try values.decode(String.self, forKey: .access))
        accessExpires = try values.decode(Date.self, forKey: .accessExpires)
        authorised = try values.decode(Date.self, forKey: .authorised)
        scopes = try values.decode([String].self, forKey: .scopes)
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encodeIfPresent(refresh?.reveal(), forKey: .refresh)
        try values.encode(access.reveal(), forKey: .access)
        try values.encode(accessExpires, forKey: .accessExpires)
        try values.encode(authorised, forKey: .authorised)
        try values.encode(scopes, forKey: .scopes)
    }
}

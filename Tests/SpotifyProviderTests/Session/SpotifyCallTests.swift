import MusicSkillCore
import SpotifyProvider
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SpotifyCallTests {
    @Test(arguments: [
        ("/me/player", "GET /me/player"), ("/me/player/currently-playing", "GET /me/player/currently-playing"),
        ("/search", "GET /search"), ("/me/playlists", "GET /me/playlists"),
        ("/playlists/37i9dQZF1DX0SM0LYsmbMT", "GET /playlists/{id}"),
        ("/playlists/37i9dQZF1DX0SM0LYsmbMT/items", "GET /playlists/{id}/items"),
        ("/artists/0TnOYISbd1XYRBk9myaseg/albums", "GET /artists/{id}/albums"),
    ])
    func `ids stay out of names, so that there are few`(path: String, name: String) {
        let call = SpotifyCall(.get, path, isIdempotent: true)
        #expect(call.endpoint == name)
        #expect(call.namesItem == name.contains("{id}"))
    }

    @Test(arguments: [
        (PlayerCommand.pause, SpotifyCall.Kind.setting), (.resume, .setting), (.volume(3), .setting),
        (.shuffle(true), .setting), (.play(Rig.song), .step), (.next, .step), (.previous, .step),
        (.queueAdd(Rig.song), .step), (.transfer(start: true), .step),
    ])
    func `each command is known for what twice means`(command: PlayerCommand, kind: SpotifyCall.Kind) throws {
        #expect(try SpotifyRequests.command(command, on: Rig.kitchen).kind == kind)
        #expect(SpotifyRequests.players.kind == .read)
    }
}

import Foundation
import MusicSkillCore
import SpotifyProvider
import Testing

@Suite(.timeLimit(.minutes(1)))
struct RecentErrorsTests {
    private let date = Date(timeIntervalSince1970: 1_795_262_400)

    @Test func `equal errors are one entry with a count, and come to the front`() {
        var errors = RecentErrors()
        errors.note(ProviderError(.notFound, "gone"), of: "GET /playlists/{id}", on: date)
        errors.note(ProviderError(.rateLimited, "slowly"), of: "GET /search", on: date + 1)
        errors.note(ProviderError(.notFound, "gone still"), of: "GET /playlists/{id}", on: date + 2)
        #expect(errors.list.map(\.count) == [2, 1])
        #expect(errors.list[0].message == "gone still")
        #expect(errors.list[0].date == date + 2)
    }

    @Test func `of more than ten the oldest goes`() {
        var errors = RecentErrors()
        for index in 0...10 { errors.note(ProviderError(.internal, ""), of: "GET /\(index)", on: date) }
        #expect(errors.list.count == 10)
        #expect(errors.list.first?.endpoint == "GET /10")
        #expect(errors.list.last?.endpoint == "GET /1")
    }
}

import MusicSkillCore
import Testing

@Suite(.timeLimit(.minutes(1)))
struct OutcomeCodeTests {
    private static let table: [(String, http: Int, exit: Int32)] = [
        ("ok", 200, 0), ("ask", 200, 1), ("not_understood", 422, 1), ("not_found", 404, 1), ("no_player", 404, 1),
        ("player_unavailable", 503, 69), ("player_restricted", 409, 1), ("not_supported", 501, 1),
        ("premium_required", 402, 77), ("login_required", 401, 77), ("rate_limited", 429, 75),
        ("quota_exceeded", 429, 75), ("provider_unavailable", 502, 69), ("not_confirmed", 504, 1),
        ("too_late", 410, 75), ("duplicate", 200, 0), ("forbidden", 403, 77), ("invalid_request", 400, 64),
        ("internal", 500, 70),
    ]

    @Test(arguments: table)
    func `a code has one name, one HTTP status and one exit code`(name: String, http: Int, exit: Int32) throws {
        let code = try #require(OutcomeCode(rawValue: name))
        #expect(code.statuses.http == http)
        #expect(code.statuses.exit.rawValue == exit)
    }

    @Test func `the table is complete`() {
        #expect(Set(Self.table.map(\.0)) == Set(OutcomeCode.allCases.map(\.rawValue)))
    }
}

import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct LoginWayTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var listen: String?
        var url: String?
        var link: String?
        var words: String

        var testDescription: String { "\(listen ?? "closed"), \(url ?? "no address")" }
    }

    private static let command = "run: musicskill login --account ben"

    @Test(arguments: [
        Case(listen: nil, url: "http://music.local", link: nil, words: command),
        Case(
            listen: "127.0.0.1:8770", link: "http://127.0.0.1:8770/login?account=ben",
            words: "open http://127.0.0.1:8770/login?account=ben on the machine musicskill runs on, or \(command)"),
        Case(
            listen: "192.168.1.7:8770", link: "http://192.168.1.7:8770/login?account=ben",
            words: "open http://192.168.1.7:8770/login?account=ben, or \(command)"),
        Case(
            listen: "[fd00::7]:8770", link: "http://[fd00::7]:8770/login?account=ben",
            words: "open http://[fd00::7]:8770/login?account=ben, or \(command)"),
        Case(
            listen: "0.0.0.0:8770", link: nil,
            words: "open musicskill's page (port 8770) and follow \"Log in\", or \(command)"),
        Case(
            listen: "[::]:8770", link: nil,
            words: "open musicskill's page (port 8770) and follow \"Log in\", or \(command)"),
        Case(
            listen: "0.0.0.0:8770", url: "https://music.example.org/there",
            link: "https://music.example.org/there/login?account=ben",
            words: "open https://music.example.org/there/login?account=ben, or \(command)"),
        Case(
            listen: "127.0.0.1:8770", url: "https://music.example.org",
            link: "https://music.example.org/login?account=ben",
            words: "open https://music.example.org/login?account=ben, or \(command)"),
    ])
    func `a link is given where it is known to lead somewhere`(example: Case) {
        let way = LoginWay(http: .init(listen: example.listen.flatMap { ListenAddress($0) }, url: example.url))
        #expect(way.link(for: "ben") == example.link)
        #expect(way.words(for: "ben") == example.words)
    }
}

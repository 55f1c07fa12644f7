import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct RequestTargetTests {
    @Test(arguments: [
        ("/", "/", ""),
        ("/v1/me/player", "/v1/me/player", ""),
        ("/a%20b+c", "/a b+c", ""),
        ("/s?q=bj%C3%B6rk", "/s", "q=björk"),
        ("/s?q=björk", "/s", "q=björk"),
        ("/s?q=rock+and%2Broll", "/s", "q=rock and+roll"),
        ("/s?a=1&a=2&b", "/s", "a=1,a=2,b="),
        ("/s?&&a==b&=c", "/s", "a==b,=c"),
        ("/s?q=why?", "/s", "q=why?"),
        ("/s?a%26b=c%3Dd", "/s", "a&b=c=d"),
    ])
    func `decodes path and query`(raw: String, path: String, query: String) throws {
        let target = try #require(RequestTarget(Array(raw.utf8)))
        #expect(target.path == path)
        #expect(target.query.map { "\($0.name)=\($0.value)" }.joined(separator: ",") == query)
    }

    @Test(arguments: ["", "*", "v1", "http://host/", "/%", "/%2", "/%zz", "/%00", "/%ff", "/s?a=%", "/s?%ff=1"])
    func `refuses what is no path`(raw: String) {
        #expect(RequestTarget(Array(raw.utf8)) == nil)
    }
}

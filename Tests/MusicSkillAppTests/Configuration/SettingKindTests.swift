import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct SettingKindTests {
    private func read<Value>(_ kind: SettingKind<Value>, _ text: String) -> Value? {
        var notes = ReadingNotes()
        let value = kind.read(DocumentNode(.scalar(text, isQuoted: false, tag: nil), line: 1), "key", &notes)
        #expect((value == nil) == (notes.problems.count == 1))
        return value
    }

    @Test(arguments: ["broker", "broker.lan", "10.0.0.2", "::1", "fe80::1%eth0", "my_host-2"])
    func `a host is taken`(text: String) { #expect(read(.host, text) == text) }

    @Test(arguments: ["", "mqtt://broker", "broker:1883", "a b", "a/b", "[::1]"])
    func `what is no host is refused`(text: String) { #expect(read(.host, text) == nil) }

    @Test(arguments: [
        "https://api.spotify.com", "http://localhost:80/x", "http://127.9.9.9", "http://[::1]:8888/callback",
    ])
    func `a safe address is taken`(text: String) { #expect(read(.address, text) == text) }

    @Test(arguments: [
        "", "api.spotify.com", "http://api.spotify.com", "ftp://127.0.0.1", "http://127.0.0.1.example.com",
        "https://user:password@host", "https://host?x=1", "https://host#x", "https://", "http://localhost.example",
    ])
    func `an address that could be overheard or holds a password is refused`(text: String) {
        #expect(read(.address, text) == nil)
    }

    @Test(arguments: ["en", "de-AT", "zh-Hant-TW", "gsw", "es-419"])
    func `a language is taken`(text: String) { #expect(read(.language, text) == text) }

    @Test(arguments: ["", "e", "english", "en_US", "en-", "de-AT-"])
    func `what is no language is refused`(text: String) { #expect(read(.language, text) == nil) }

    @Test(arguments: ["", "a/+/b", "#", "/a", "a/", "$SYS", "a\u{0}b"])
    func `what is no topic to publish under is refused`(text: String) { #expect(read(.topic, text) == nil) }

    @Test(arguments: [("127.0.0.1:0", true), ("[::1]:65535", true), ("0.0.0.0:80", false), ("[::]:80", false)])
    func `an address to listen on is read and knows who can call`(text: String, isLoopback: Bool) {
        #expect(read(.listen, text)?.isLoopback == isLoopback)
        #expect(read(.listen, text)?.description == text)
    }

    @Test(arguments: ["", ":80", "host", "host:", "::1:80", "host:65536", "host:+1", "*:80"])
    func `what is no address to listen on is refused`(text: String) { #expect(read(.listen, text) == nil) }

    @Test(arguments: [
        ("base_topc", "base_topic"), ("hsot", "host"), ("prot", "port"), ("ports", "port"), ("zzz", nil), ("", nil),
    ])
    func `the nearest word is found, or none`(word: String, nearest: String?) {
        #expect(Spelling.nearest(to: word, among: ["host", "port", "base_topic"]) == nearest)
    }
}

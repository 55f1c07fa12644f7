import Adapters
import MusicSkillCore
import Testing

@Suite(.timeLimit(.minutes(1)))
struct YAMLTests {
    @Test func `mappings keep their order and every value its line`() throws {
        let document = try YAML.parse("b: 1\na:\n  - x\n  - 'y'\n")
        #expect(
            document
                == DocumentNode(
                    .mapping([
                        .init(key: "b", line: 1, value: plain("1", line: 1)),
                        .init(
                            key: "a", line: 2,
                            value: DocumentNode(
                                .sequence([
                                    plain("x", line: 3),
                                    DocumentNode(.scalar("y", isQuoted: true, tag: nil), line: 4),
                                ]), line: 3)),
                    ]), line: 1))
    }

    @Test(arguments: ["", "   \n", "# only a comment\n", "---\n", "---\n...\n", "\u{FEFF}"])
    func `an empty text is null`(text: String) throws {
        #expect(try YAML.parse(text).content == .null)
    }

    @Test(arguments: ["~", "null", "Null", "NULL"])
    func `the words for nothing are null unless quoted`(word: String) throws {
        #expect(try YAML.parse("a: \(word)")["a"]?.content == .null)
        #expect(try YAML.parse("a: \"\(word)\"")["a"]?.content == .scalar(word, isQuoted: true, tag: nil))
    }

    @Test func `quotes and block scalars are remembered`() throws {
        let document = try YAML.parse("plain: yes\nquoted: \"yes\"\nblock: |\n  two\n  lines\n")
        #expect(document["plain"]?.content == .scalar("yes", isQuoted: false, tag: nil))
        #expect(document["quoted"]?.content == .scalar("yes", isQuoted: true, tag: nil))
        #expect(document["block"]?.content == .scalar("two\nlines\n", isQuoted: true, tag: nil))
    }

    @Test func `application tags are kept`() throws {
        let document = try YAML.parse("mqtt: {password: !secret mqtt, username: !env \"USER NAME\", empty: !env }")
        #expect(document["mqtt"]?["password"]?.content == .scalar("mqtt", isQuoted: false, tag: "!secret"))
        #expect(document["mqtt"]?["username"]?.content == .scalar("USER NAME", isQuoted: true, tag: "!env"))
        #expect(document["mqtt"]?["empty"]?.content == .scalar("", isQuoted: false, tag: "!env"))
    }

    @Test func `a value said to be text is text`() throws {
        #expect(try YAML.parse("!!str null").content == .scalar("null", isQuoted: true, tag: nil))
        #expect(try YAML.parse("! 12").content == .scalar("12", isQuoted: true, tag: nil))
    }

    @Test(arguments: [
        ("a: 1\nb: 2\na: 3\n", 3, "expected each key once, found \"a\" here and on line 1"),
        ("é: 1\ne\u{301}: 2\n", 2, "expected each key once, found \"e\u{301}\" here and on line 1"),
        ("a: [1, 2\nb: 3\n", 2, "expected ',' or the closing ']' of a list"),
        ("a: b\n\tc: d\n", 2, "expected spaces, found a tab"),
        ("a: @b\n", 1, "expected a value, found a character that cannot begin one"),
        ("a: b: c\n", 1, "expected no key here"),
        ("a: 1\n  b: 2\n", 2, "expected no key here"),
        ("a: 'open\n", 2, "expected the closing quote, found the end of the text"),
        ("a: 1\nb: \u{7}\n", 2, "expected text, found a control character"),
        ("a: &x 1\n", 1, "expected a value, found an anchor or alias"),
        ("a: 1\nb: *x\n", 2, "expected a value, found an anchor or alias"),
        ("&x a: 1\n", 1, "expected a plain word as key"),
        ("[a]: 1\n", 1, "expected a plain word as key"),
        ("a: 1\n---\nb: 2\n", 2, "expected one document, found the beginning of a second"),
        ("a: !secret [x]\n", 1, "expected a single value after !secret, found a list or a mapping"),
        ("a: !!binary aGk=\n", 1, "expected a value without a type"),
    ])
    func `an error names the line and what was expected`(text: String, line: Int, message: String) throws {
        let error = try #require(throws: DocumentError.self) { try YAML.parse(text) }
        #expect(error.line == line)
        #expect(error.message.hasPrefix(message), "\(error.message)")
        #expect(!error.message.contains("\n"))
    }

    @Test func `depth, number and size are bounded`() throws {
        let deep = try #require(throws: DocumentError.self) {
            try YAML.parse(String(repeating: "[", count: 200_000))
        }
        #expect(deep.message.contains("64 levels"))
        let many = try #require(throws: DocumentError.self) {
            try YAML.parse("[" + String(repeating: "1,", count: 200_000) + "]")
        }
        #expect(many.message.contains("100000 values"))
        let large = try #require(throws: DocumentError.self) {
            try YAML.parse(String(repeating: "#", count: 2 * 1024 * 1024))
        }
        #expect(large.message.contains("1048576 bytes"))
    }

    @Test func `no bytes can make it crash or hang`() {
        let alphabet = Array("ab:- \n\t[]{},!&*'\"|>#%@`~?\u{0}\u{7}\u{85}é\u{FEFF}\\".utf8)
        var generator = SplitMix(state: 20_261_121)
        var parsed = 0
        for round in 0..<6_000 {
            let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                round.isMultiple(of: 3)
                    ? UInt8.random(in: 0...255, using: &generator) : alphabet.randomElement(using: &generator)!
            }
            let text = String(decoding: bytes, as: UTF8.self)
            do throws(DocumentError) {
                _ = try YAML.parse(text)
                parsed += 1
            } catch {
                #expect((1...bytes.count + 1).contains(error.line) && !error.message.contains("\n"))
            }
        }
        #expect(parsed > 100)
    }

    private func plain(_ text: String, line: Int) -> DocumentNode {
        DocumentNode(.scalar(text, isQuoted: false, tag: nil), line: line)
    }
}

/// A fixed sequence, so that a failure can be repeated (Steele, Lea, Flood: SplitMix64, 2014).
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

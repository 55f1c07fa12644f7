import MusicSkillCore
import Testing

/// What comes in over a wire, however odd.
@Suite(.timeLimit(.minutes(1)))
struct SayRequestTests {
    private func problem(_ payload: [UInt8]) -> SayRequest.Problem? {
        do throws(SayRequest.Problem) {
            _ = try SayRequest.decode(payload)
            return nil
        } catch {
            return error
        }
    }

    private func problem(_ payload: String) -> SayRequest.Problem? { problem(Array(payload.utf8)) }

    @Test(arguments: ["play jazz", "  play jazz\r\n", "\tplay jazz "])
    func `plain text is the sentence, without the blanks around it`(payload: String) throws {
        #expect(try SayRequest.decode(Array(payload.utf8)) == SayRequest(text: "play jazz"))
    }

    @Test func `an object says everything there is to say`() throws {
        let payload = """
            {"text": " play jazz ", "language": "en", "room": "kitchen", "site": "pi", "user": "ada",
             "transaction": "t1", "deadline_ms": 2000, "dry_run": true, "explain": true, "unknown": [1]}
            """
        #expect(
            try SayRequest.decode(Array(payload.utf8))
                == SayRequest(
                    text: "play jazz", language: "en", room: "kitchen", site: "pi", user: "ada", transaction: "t1",
                    deadlineMilliseconds: 2000, dryRun: true, explain: true))
    }

    @Test func `what a template left empty counts as not said`() throws {
        let payload = #"{"text": "play", "language": "", "room": " ", "site": "", "user": null, "transaction": ""}"#
        #expect(try SayRequest.decode(Array(payload.utf8)) == SayRequest(text: "play"))
    }

    @Test(arguments: ["", "   ", "\n", #"{"text": ""}"#, #"{"text": " \n"}"#])
    func `nothing said is refused`(payload: String) {
        #expect(problem(payload)?.message == "the text is empty")
    }

    @Test(arguments: [
        (16 * 1024, "the text is longer than 512 characters"), (16 * 1024 + 1, "the payload is larger than 16 KiB"),
        (1024 * 1024, "the payload is larger than 16 KiB"), (513, "the text is longer than 512 characters"),
    ])
    func `a speech is refused`(length: Int, message: String) {
        #expect(problem([UInt8](repeating: UInt8(ascii: "a"), count: length))?.message == message)
    }

    @Test func `a long sentence is a sentence`() throws {
        #expect(try SayRequest.decode([UInt8](repeating: UInt8(ascii: "a"), count: 512)).text.count == 512)
    }

    @Test(arguments: [[0xFF], [0xC3, 0x28], [0x70, 0x6C, 0x61, 0x79, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]])
    func `what is not UTF-8 is refused`(payload: [UInt8]) {
        #expect(problem(payload)?.message == "the payload is not UTF-8")
    }

    @Test(arguments: ["play\u{0}jazz", "play\u{1B}[2J", "\u{7}play", "play\u{7F}jazz", "play\u{9B}jazz"])
    func `control characters are refused`(payload: String) {
        #expect(problem(payload)?.message == "the text holds control characters")
    }

    @Test(arguments: ["{", "{}}", #"{"text": }"#, #"{"text": "a"} tail"#, "{'text': 'a'}"])
    func `broken JSON is refused`(payload: String) {
        #expect(problem(payload)?.message == "the payload is not valid JSON")
    }

    @Test(arguments: [
        (#"{"transaction": "t1"}"#, "text is missing"),
        (#"{"text": 1, "transaction": "t1"}"#, "text: expected text"),
        (#"{"text": null, "transaction": "t1"}"#, "text: expected text"),
        (#"{"text": ["a"], "transaction": "t1"}"#, "text: expected text"),
        (#"{"text": "a", "room": 5, "transaction": "t1"}"#, "room: expected text"),
        (#"{"text": "a", "site": {}, "transaction": "t1"}"#, "site: expected text"),
        (#"{"text": "a", "user": true, "transaction": "t1"}"#, "user: expected text"),
        (#"{"text": "a", "language": 1, "transaction": "t1"}"#, "language: expected text"),
        (#"{"text": "a", "deadline_ms": "soon", "transaction": "t1"}"#, "deadline_ms: expected a whole number"),
        (
            #"{"text": "a", "deadline_ms": 1.5, "transaction": "t1"}"#,
            "deadline_ms: the number is not whole, or too large"
        ),
        (
            #"{"text": "a", "deadline_ms": 1e99, "transaction": "t1"}"#,
            "deadline_ms: the number is not whole, or too large"
        ),
        (
            #"{"text": "a", "deadline_ms": 1e99, "other": 1.5, "transaction": "t1"}"#,
            "a number is not whole, or too large"
        ),
        (#"{"text": "a", "deadline_ms": 99, "transaction": "t1"}"#, "deadline_ms: expected 100 to 60000, found 99"),
        (
            #"{"text": "a", "deadline_ms": 60001, "transaction": "t1"}"#,
            "deadline_ms: expected 100 to 60000, found 60001"
        ),
        (#"{"text": "a", "dry_run": "yes", "transaction": "t1"}"#, "dry_run: expected true or false"),
        (#"{"text": "a", "explain": 1, "transaction": "t1"}"#, "explain: expected true or false"),
        (#"{"text": "", "transaction": "t1"}"#, "the text is empty"),
        (#"{"text": "a\u0000b", "transaction": "t1"}"#, "the text holds control characters"),
        (#"{"text": "a", "room": "a\u0000b", "transaction": "t1"}"#, "room: too long, or with control characters"),
    ])
    func `a wrong value is named, and the refusal finds its way back`(payload: String, message: String) {
        let problem = problem(payload)
        #expect(problem?.message == message)
        #expect(problem?.transaction == "t1")
    }

    private struct Loudness: Decodable {
        var level: Int?
        var position: Double?
    }

    @Test(arguments: [
        (#"{"level": 1.5, "name": "2.5"}"#, "level: the number is not whole, or too large"),
        (#"{"level": 99999999999999999999, "transaction": 5}"#, "level: the number is not whole, or too large"),
        (#"{"position": 1e999}"#, "position: the number is not whole, or too large"),
        (#"{"level": 1.5, "position": 1.5}"#, "a number is not whole, or too large"),
        (#"{"position": "far"}"#, "position: expected a number"),
        (#"{"level": 1.5"#, "the payload is not valid JSON"), ("[]", "expected an object"),
    ])
    func `of any request only what is known is blamed`(payload: String, message: String) {
        #expect(throws: SayRequest.Problem(message)) { try SayRequest.decodeJSON(Loudness.self, payload) }
    }

    @Test(arguments: [100, 60_000])
    func `the ends of the range of deadlines belong to it`(milliseconds: Int) throws {
        let payload = #"{"text": "a", "deadline_ms": \#(milliseconds)}"#
        #expect(try SayRequest.decode(Array(payload.utf8)).deadlineMilliseconds == milliseconds)
    }

    @Test(arguments: [#"{"text": "a", "transaction": 5}"#, #"{"text": 1, "transaction": "a\u0007"}"#])
    func `a transaction that cannot be echoed is not`(payload: String) {
        #expect(problem(payload) != nil)
        #expect(problem(payload)?.transaction == nil)
    }

    @Test(arguments: ["room", "site", "user", "language", "transaction"])
    func `an endless name is refused`(field: String) {
        let payload = #"{"text": "a", "\#(field)": "\#(String(repeating: "x", count: 257))"}"#
        #expect(problem(payload)?.message == "\(field): too long, or with control characters")
    }
}

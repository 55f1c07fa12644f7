import Foundation
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct WyomingDecoderTests {
    private static func events(_ pieces: [[UInt8]]) throws -> [WyomingEvent] {
        var decoder = WyomingDecoder()
        var events: [WyomingEvent] = []
        for piece in pieces {
            decoder.append(piece)
            while let event = try decoder.next() { events.append(event) }
        }
        #expect(!decoder.isAmidEvent)
        return events
    }

    private static func problem(with text: String) -> WyomingProblem? { problem(with: Array(text.utf8)) }

    private static func problem(with bytes: [UInt8]) -> WyomingProblem? {
        var decoder = WyomingDecoder()
        decoder.append(bytes)
        do {
            while try decoder.next() != nil {}
            return nil
        } catch {
            return error
        }
    }

    @Test func `an event is the same however its bytes were cut`() throws {
        let data = Array(#"{"text": "spiel Jazz für mich", "context": {"n": [1, 2.5, null, true]}}"#.utf8)
        let whole =
            Array("{\"type\": \"describe\"}\n{\"type\": \"audio-chunk\", \"payload_length\": 5}\nab\ncd".utf8)
            + Array(
                "{\"type\":\"transcript\",\"data\":{\"text\":\"x\",\"language\":\"de\"},\"data_length\":\(data.count),"
                    .utf8)
            + Array("\"payload_length\":3}\n".utf8) + data + [0xFF, 0x00, 0x0A] + Array("{\"type\":\"ping\"}\n".utf8)
        let expected = [
            WyomingEvent("describe"), WyomingEvent("audio-chunk"),
            WyomingEvent(
                "transcript",
                [
                    "text": "spiel Jazz für mich", "language": "de",
                    "context": ["n": [1, .number(2.5), .null, true]],
                ]), WyomingEvent("ping"),
        ]
        for cut in 0...whole.count {
            #expect(try Self.events([Array(whole[..<cut]), Array(whole[cut...])]) == expected)
        }
        #expect(try Self.events(whole.map { [$0] }) == expected)
    }

    @Test(arguments: [
        ("{\"type\": \"ping\", \"data\": null, \"data_length\": null, \"payload_length\": 0}\n", WyomingEvent("ping")),
        ("{\"type\":\"ping\",\"data\":{\"text\":\"a\"}}\r\n", WyomingEvent("ping", ["text": "a"])),
        ("{\"type\":\"ping\",\"data_length\":2}\n{}", WyomingEvent("ping")),
    ])
    func `what is optional may be missing, empty or null`(text: String, event: WyomingEvent) throws {
        #expect(try Self.events([Array(text.utf8)]) == [event])
    }

    @Test(arguments: [
        ("\n", WyomingProblem.headerMalformed), ("GET / HTTP/1.1\r\n", .headerMalformed), ("[]\n", .headerMalformed),
        ("{\"type\": \"ping\"\n", .headerMalformed), ("null\n", .headerMalformed),
        ("{}\n", .typeMissing), ("{\"type\": 7}\n", .typeMissing), ("{\"type\": null}\n", .typeMissing),
        ("{\"type\":\"a\",\"data_length\":-1}\n", .lengthInvalid(key: "data_length")),
        ("{\"type\":\"a\",\"data_length\":1.5}\n", .lengthInvalid(key: "data_length")),
        ("{\"type\":\"a\",\"data_length\":1e300}\n", .lengthInvalid(key: "data_length")),
        ("{\"type\":\"a\",\"data_length\":\"12\"}\n", .lengthInvalid(key: "data_length")),
        ("{\"type\":\"a\",\"payload_length\":-9223372036854775808}\n", .lengthInvalid(key: "payload_length")),
        ("{\"type\":\"a\",\"data_length\":65537}\n", .tooLarge(key: "data_length", limit: 65536)),
        ("{\"type\":\"a\",\"data_length\":9223372036854775807}\n", .tooLarge(key: "data_length", limit: 65536)),
        ("{\"type\":\"a\",\"payload_length\":1048577}\n", .tooLarge(key: "payload_length", limit: 1_048_576)),
        ("{\"type\":\"a\",\"data\":[]}\n", .dataMalformed), ("{\"type\":\"a\",\"data\":\"x\"}\n", .dataMalformed),
        ("{\"type\":\"a\",\"data_length\":2}\n[]", .dataMalformed),
        ("{\"type\":\"a\",\"data_length\":4}\nnull", .dataMalformed),
        ("{\"type\":\"a\",\"data_length\":3}\n{\"a", .dataMalformed),
    ])
    func `what is no event is named`(text: String, problem: WyomingProblem) {
        #expect(Self.problem(with: text) == problem)
        #expect(!problem.description.isEmpty)
    }

    @Test func `bytes that are not UTF-8 are no event`() {
        #expect(Self.problem(with: Array("{\"type\":\"".utf8) + [0xFF] + Array("\"}\n".utf8)) == .headerMalformed)
        let data: [UInt8] = Array("{\"a\":\"".utf8) + [0xC3] + Array("\"}".utf8)
        #expect(
            Self.problem(with: Array("{\"type\":\"a\",\"data_length\":\(data.count)}\n".utf8) + data) == .dataMalformed)
    }

    @Test func `a header may be as long as the limit and no longer, whether or not its end ever comes`() {
        let limit = WyomingDecoder.Limits().header
        func header(_ length: Int) -> String {
            let frame = "{\"type\":\"\"}"
            return "{\"type\":\"\(String(repeating: "a", count: length - frame.count))\"}"
        }
        #expect(Self.problem(with: header(limit) + "\n") == nil)
        #expect(Self.problem(with: header(limit + 1) + "\n") == .headerTooLong(limit: limit))
        #expect(Self.problem(with: String(repeating: "a", count: limit + 1)) == .headerTooLong(limit: limit))
        #expect(Self.problem(with: String(repeating: "a", count: limit)) == nil)
    }

    @Test(arguments: [100, 5_000, 30_000])
    func `deep nesting is an event or an error, never a crash`(depth: Int) {
        let data = "{\"a\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
        let problem = Self.problem(with: "{\"type\":\"a\",\"data_length\":\(data.utf8.count)}\n\(data)")
        #expect(problem == (depth > 512 ? .dataMalformed : nil))
    }

    @Test(arguments: [
        WyomingEvent("pong"), WyomingEvent("handled", ["text": "Spiele „Für Élise\" in der Küche/\n"]),
        WyomingEvent("info", ["handle": [["installed": true, "languages": []]], "n": .null]),
    ])
    func `what is encoded is what is decoded`(event: WyomingEvent) throws {
        #expect(try Self.events([try event.encoded(), try event.encoded()]) == [event, event])
    }

    @Test func `data follows the header with its length in bytes`() throws {
        let bytes = try WyomingEvent("handled", ["text": "ü"]).encoded()
        #expect(String(decoding: bytes, as: UTF8.self) == "{\"data_length\":13,\"type\":\"handled\"}\n{\"text\":\"ü\"}")
    }
}

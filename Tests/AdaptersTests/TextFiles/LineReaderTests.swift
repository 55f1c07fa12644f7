import Foundation
import TestSupport
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct LineReaderTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// `printf 'Sigur Rós\nÁgætis byrjun\n' | gzip -n`
    private static let packed = Data(
        base64Encoded: "H4sIAAAAAAAAAwvOTC8tUgg6vLmY63Bj+uFlJZnFCkmVRVmleVwAhHXpfRsAAAA=")

    private func lines(_ content: Data) throws -> [String] {
        let path = folder.file("text")
        try content.write(to: URL(filePath: path))
        let reader = try LineReader(path)
        var lines: [String] = []
        while let line = try reader.next() { lines.append(line) }
        return lines
    }

    @Test(arguments: [
        ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\r\n\r\nb", ["a", "", "b"]), ("ö\n\n", ["ö", ""]),
    ])
    func `a file is its lines, without their ends`(content: String, expected: [String]) throws {
        #expect(try lines(Data(content.utf8)) == expected)
    }

    @Test func `a line may be longer than what is read at once`() throws {
        let long = String(repeating: "é", count: 100_000)
        #expect(try lines(Data("a\n\(long)\nb\n".utf8)) == ["a", long, "b"])
    }

    @Test func `a packed file is read like the file that was packed`() throws {
        let packed = try #require(Self.packed)
        #expect(try lines(packed) == ["Sigur Rós", "Ágætis byrjun"])
        // gzip joins files this way.
        #expect(try lines(packed + packed).count == 4)
    }

    @Test func `a packed file that is damaged or cut short is an error that says so`() throws {
        let packed = try #require(Self.packed)
        let path = folder.file("text")
        #expect(throws: LineReader.Failure(message: "\(path): unexpected end of file")) {
            try lines(packed.dropLast(9))
        }
        var damaged = packed
        damaged[damaged.endIndex - 8] ^= 1
        #expect(throws: LineReader.Failure(message: "\(path): incorrect data check")) { try lines(damaged) }
    }

    @Test func `what is no text names its line`() {
        #expect(throws: LineReader.Failure(message: "\(folder.file("text")):2: is not UTF-8 text")) {
            try lines(Data("a\n".utf8) + Data([0xFF, 0xFE]))
        }
    }

    @Test func `a file that cannot be read says why`() throws {
        let missing = folder.file("missing")
        #expect(throws: LineReader.Failure(message: "\(missing): no such file or directory")) {
            try LineReader(missing)
        }
        let reader = try LineReader(folder.path)
        #expect(throws: LineReader.Failure(message: "\(folder.path): Is a directory")) { try reader.next() }
    }
}

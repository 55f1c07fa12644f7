import Adapters
import MusicSkillCore

/// A text file that the command line names, plain or packed by gzip.
enum TextFile {
    /// - Parameter body: is given each line, and its number from 1.
    /// - Throws: where the file cannot be read, a data error that says why; and what `body` throws.
    static func forEachLine(of path: String, _ body: (_ line: String, _ number: Int) throws -> Void) throws {
        do {
            let reader = try LineReader(path)
            while let line = try reader.next() { try body(line, reader.number) }
        } catch let failure as LineReader.Failure {
            throw AppError(.badData, failure.message)
        }
    }
}

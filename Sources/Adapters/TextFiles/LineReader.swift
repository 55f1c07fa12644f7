import CZlib
import Foundation

/// Reads a text file line by line, plain or packed by gzip. It keeps one line and 64 KiB of the file in memory.
package final class LineReader {
    /// What is wrong with the file, in one line that begins with its path.
    package struct Failure: Error, Sendable, Equatable {
        package let message: String
    }

    private static let chunkSize = 65_536
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private let path: String
    private let file: gzFile
    private var chunk: ArraySlice<UInt8> = []
    /// Of the line read last, from 1.
    package private(set) var number = 0

    package init(_ path: String) throws(Failure) {
        errno = 0
        // "e" for close-on-exec.
        guard let file = gzopen(path, "rbe") else {
            // The one failure that zlib gives no error number.
            let code = errno == 0 ? ENOMEM : errno
            throw Failure(message: "\(path): \(String(cString: strerror(code)).lowercased())")
        }
        self.path = path
        self.file = file
    }

    deinit {
        gzclose_r(file)
    }

    /// The next line without its end; nothing after the last.
    package func next() throws(Failure) -> String? {
        var line: [UInt8] = []
        while true {
            if let end = chunk.firstIndex(of: Self.newline) {
                line += chunk[..<end]
                chunk = chunk[(end + 1)...]
                return try text(line)
            }
            line += chunk
            chunk = try read()
            if chunk.isEmpty { return line.isEmpty ? nil : try text(line) }
        }
    }

    private func text(_ line: [UInt8]) throws(Failure) -> String {
        number += 1
        let bytes = line.last == Self.carriageReturn ? line.dropLast() : line[...]
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(message: "\(path):\(number): is not UTF-8 text")
        }
        return text
    }

    /// Nothing at the end of the file.
    private func read() throws(Failure) -> ArraySlice<UInt8> {
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, count in
            count = Int(max(0, gzread(file, buffer.baseAddress, UInt32(Self.chunkSize))))
        }
        // Asked after every read: of a packed file that was cut short, reading gives what there is, and then its end.
        var code: Int32 = 0
        let message = String(cString: gzerror(file, &code))
        guard code == Z_OK || code == Z_STREAM_END else {
            throw Failure(message: message.hasPrefix(path) ? message : "\(path): \(message)")
        }
        return bytes[...]
    }
}

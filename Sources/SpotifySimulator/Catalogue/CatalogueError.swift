/// Why a catalogue file cannot be used, in one line, with the line it is about.
package struct CatalogueError: Error, Sendable, Equatable, CustomStringConvertible {
    /// From 1; the header is line 1.
    package let line: Int
    package let message: String

    package var description: String { "catalogue line \(line): \(message)" }
}

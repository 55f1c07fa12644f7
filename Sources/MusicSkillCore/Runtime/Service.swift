/// Something that runs for as long as the process does.
///
/// Initialisers only assign; life begins in `run()` and ends when it returns, throws or is cancelled.
package protocol Service: Sendable {
    /// For the log.
    var name: String { get }
    func run() async throws
}

import Dispatch
import Foundation
import MusicSkillCore

/// Waits for Ctrl-C, a service manager's stop, or the end of the terminal, and returns; the service group then ends
/// everything else.
struct Signals: Service {
    let name = "signals"
    let log: Log

    private static let ending = [SIGINT, SIGTERM, SIGHUP]

    func run() async throws {
        let (signals, continuation) = AsyncStream.makeStream(of: Int32.self)
        let sources = Self.ending.map { number in
            // The default action would end the process before the sources see the signal.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(number) }
            source.resume()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            for number in Self.ending { signal(number, SIG_DFL) }
        }
        for await number in signals {
            log.info("stopping", ["signal": String(cString: strsignal(number))])
            return
        }
        throw CancellationError()
    }
}

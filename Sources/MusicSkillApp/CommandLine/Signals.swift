import Dispatch
import Foundation
import MusicSkillCore

/// Catches Ctrl-C, a service manager's stop and the end of the terminal from the moment it is made; ends when one has
/// come, and the service group then ends everything else.
///
/// What comes while the service is still starting is kept until it runs, so that it goes as cleanly as later. A second
/// one ends the process at once, for who cannot wait.
final class Signals: Service {
    let name = "signals"

    private let log: Log
    private let caught: AsyncStream<Int32>
    private let sources: Locked<[any DispatchSourceSignal]>

    private static let ending = [SIGINT, SIGTERM, SIGHUP]

    init(log: Log) async {
        self.log = log
        let (caught, continuation) = AsyncStream.makeStream(of: Int32.self)
        self.caught = caught
        sources = Locked([])
        for number in Self.ending {
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                Self.release()
                continuation.yield(number)
            }
            // Until it is registered the default action stands, and no signal is lost.
            await withCheckedContinuation { registered in
                source.setRegistrationHandler { registered.resume() }
                source.resume()
            }
            sources.withLock { $0.append(source) }
        }
    }

    deinit {
        sources.withLock { for source in $0 { source.cancel() } }
        Self.release()
    }

    func run() async throws {
        for await number in caught {
            log.info("stopping", ["signal": String(cString: strsignal(number))])
            return
        }
        throw CancellationError()
    }

    private static func release() {
        for number in ending { signal(number, SIG_DFL) }
    }
}

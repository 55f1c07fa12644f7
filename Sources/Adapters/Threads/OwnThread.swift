import Foundation

/// Runs `body` on a thread of its own and suspends until it returns: for C libraries' loops and for calls that
/// block, which the cooperative pool must never do.
///
/// The thread does not take SIGPIPE: OpenSSL writes to sockets with plain `write`, and a server that hangs up must not
/// end the process.
package func onOwnThread<Result: Sendable>(
    _ name: String, _ body: @escaping @Sendable () -> Result
) async -> Result {
    await withCheckedContinuation { continuation in
        let thread = Thread {
            // Not `sigset_t()`: whose initializer that is changes with the C modules that are compiled beside it.
            withUnsafeTemporaryAllocation(of: sigset_t.self, capacity: 1) { signals in
                sigemptyset(signals.baseAddress!)
                sigaddset(signals.baseAddress!, SIGPIPE)
                pthread_sigmask(SIG_BLOCK, signals.baseAddress!, nil)
            }
            continuation.resume(returning: body())
        }
        thread.name = name
        thread.start()
    }
}

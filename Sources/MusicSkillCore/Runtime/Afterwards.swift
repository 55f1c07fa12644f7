/// Does what can wait until an answer is out, one thing after the other in the order it came: above all, writing.
package actor Afterwards: Service {
    package nonisolated let name = "afterwards"

    /// More can only wait where the disk hangs; what comes on top is left undone.
    package static let capacity = 1000

    private let time: TimeSource
    private let log: Log
    private let bell = Doorbell()
    private var waiting: [@Sendable () async -> Void] = []

    package init(time: TimeSource, log: Log) {
        self.time = time
        self.log = log.of("afterwards")
    }

    /// Does not wait for `work`; what that fails at is for itself to tell.
    ///
    /// - Returns: false where too much waits already, and `work` is left undone.
    @discardableResult
    package func add(_ work: @escaping @Sendable () async -> Void) -> Bool {
        guard waiting.count < Self.capacity else {
            log.warning("too much waits to be written, so something is not", ["waiting": "\(waiting.count)"])
            return false
        }
        waiting.append(work)
        bell.ring()
        return true
    }

    package func run() async throws {
        while true {
            try await bell.wait(until: nil, time: time)
            while !waiting.isEmpty {
                // What is left is for `flush`, which can wait for a disk that is busy.
                try Task.checkCancellation()
                await waiting.removeFirst()()
            }
        }
    }

    /// Does all that waits; for the end of the service.
    package func flush() async {
        while !waiting.isEmpty { await waiting.removeFirst()() }
    }
}

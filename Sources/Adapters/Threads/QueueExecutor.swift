import Dispatch

/// Runs an actor on a serial queue of its own, so that an actor which blocks, or computes for long, never holds a thread
/// of the cooperative pool. (`DispatchSerialQueue`, which is such an executor, does not exist on Linux in Swift 6.3.)
package final class QueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    package init(label: String) {
        queue = DispatchQueue(label: label)
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}

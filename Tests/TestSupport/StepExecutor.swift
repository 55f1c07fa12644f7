import Dispatch
import MusicSkillCore

/// Runs the steps of tasks one after the other, and notices when none of them can go on.
///
/// Child tasks and actors inherit it from the task that prefers it (SE-0417), a plain `Task {}` does not.
final class StepExecutor: TaskExecutor {
    private struct State {
        var steps: [UnownedJob] = []
        var isRunning = false
    }

    private let state = Locked(State())
    private let queue = DispatchQueue(label: "musicskill.steps")
    private let allWait: @Sendable () -> Void

    /// - Parameter allWait: called when nothing can go on; it may wake somebody.
    init(allWait: @escaping @Sendable () -> Void) {
        self.allWait = allWait
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let step = UnownedJob(job)
        let isAsleep = state.withLock { state in
            state.steps.append(step)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if isAsleep { queue.async { self.run() } }
    }

    private func run() {
        repeat {
            while let step = state.withLock({ $0.steps.isEmpty ? nil : $0.steps.removeFirst() }) {
                step.runSynchronously(on: asUnownedTaskExecutor())
            }
            allWait()
        } while !isDone()
    }

    private func isDone() -> Bool {
        state.withLock { state in
            state.isRunning = !state.steps.isEmpty
            return state.steps.isEmpty
        }
    }
}

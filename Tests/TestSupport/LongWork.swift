import Adapters

/// Where tests compute for long: on a queue of its own, one after the other. The few threads that everything else in the
/// process shares, as many as the machine has processors, are left to that.
@globalActor package actor LongWork {
    package static let shared = LongWork()

    private let executor = QueueExecutor(label: "musicskill.long-work")

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
}

/// What callers want of the transfer thread: a value, so that every order of events can be tested.
///
/// A task may be cancelled before its job is submitted, while it waits or runs, or after it ended. An id is therefore
/// known from before the job exists until the job has its answer, and not a moment longer.
struct TransferInbox<Job> {
    /// Everything that came in since the last look.
    struct Orders {
        /// Start these first: a cancellation in the same batch may mean one of them.
        var jobs: [(id: Int, job: Job)] = []
        var cancellations: [Int] = []
        var isClosed = false
    }

    private enum Stage { case announced, cancelled, submitted }

    private var lastID = 0
    private var stages: [Int: Stage] = [:]
    private var orders = Orders()

    /// Ids that have neither been refused nor finished.
    var openIDs: Int { stages.count }

    mutating func announce() -> Int {
        lastID += 1
        stages[lastID] = .announced
        return lastID
    }

    /// False when the job is refused, because its task was cancelled meanwhile or the inbox is closed.
    mutating func submit(_ job: Job, as id: Int) -> Bool {
        guard stages[id] == .announced, !orders.isClosed else {
            stages[id] = nil
            return false
        }
        stages[id] = .submitted
        orders.jobs.append((id, job))
        return true
    }

    /// True when the thread has to be told.
    mutating func cancel(_ id: Int) -> Bool {
        switch stages[id] {
        case .announced:
            stages[id] = .cancelled
            return false
        case .submitted:
            orders.cancellations.append(id)
            return true
        case .cancelled, nil:
            return false
        }
    }

    /// The job has its answer.
    mutating func finish(_ id: Int) {
        stages[id] = nil
    }

    /// Refuses everything from now on.
    mutating func close() {
        orders.isClosed = true
    }

    mutating func take() -> Orders {
        defer { orders = Orders(isClosed: orders.isClosed) }
        return orders
    }
}

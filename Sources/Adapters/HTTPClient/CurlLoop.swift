import MusicSkillCore

/// The thread of the HTTP client, and the way from tasks to it and back.
final class CurlLoop: Sendable {
    private struct Job {
        let request: CheckedRequest
        let answer: CheckedContinuation<Outcome, Never>
    }

    private typealias Outcome = Result<HTTPResponse, HTTPTransportError>

    private let multi: CurlMulti
    private let inbox = Locked(TransferInbox<Job>())

    init(_ multi: CurlMulti) {
        self.multi = multi
    }

    /// Hands the request over and waits for its end; a cancelled task ends the transfer itself.
    func perform(_ request: CheckedRequest) async throws(HTTPTransportError) -> HTTPResponse {
        let id = inbox.withLock { $0.announce() }
        let outcome: Outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { answer in
                let isAccepted = inbox.withLock { inbox in
                    let isAccepted = inbox.submit(Job(request: request, answer: answer), as: id)
                    // Within the lock, so that it cannot come after the loop's end; it writes one byte and never blocks.
                    if isAccepted { multi.wake() }
                    return isAccepted
                }
                if !isAccepted { answer.resume(returning: .failure(.cancelled)) }
            }
        } onCancel: {
            inbox.withLock { inbox in
                if inbox.cancel(id) { multi.wake() }
            }
        }
        return try outcome.get()
    }

    /// Blocks until ``end()``; transfers that are still under way then end as cancelled.
    func run() {
        var answers: [Int: CheckedContinuation<Outcome, Never>] = [:]
        func finish(_ id: Int, _ outcome: Outcome) {
            inbox.withLock { $0.finish(id) }
            answers.removeValue(forKey: id)?.resume(returning: outcome)
        }
        while true {
            let orders = inbox.withLock { $0.take() }
            for (id, job) in orders.jobs {
                answers[id] = job.answer
                multi.add(id, job.request)
            }
            for id in orders.isClosed ? Array(answers.keys) : orders.cancellations {
                multi.cancel(id)
                finish(id, .failure(.cancelled))
            }
            if orders.isClosed { break }
            for (id, outcome) in multi.perform() { finish(id, outcome) }
            multi.wait()
        }
        multi.close()
    }

    func end() {
        inbox.withLock { inbox in
            inbox.close()
            multi.wake()
        }
    }
}

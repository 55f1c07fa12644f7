import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct TransferInboxTests {
    private var inbox = TransferInbox<String>()

    @Test mutating func `a submitted job is handed over once`() {
        let isAccepted = inbox.submit("job", as: inbox.announce())
        #expect(isAccepted)
        let (first, second) = (inbox.take(), inbox.take())
        #expect(first.jobs.map(\.job) == ["job"])
        #expect(second.jobs.isEmpty)
    }

    @Test mutating func `a job cancelled before it is submitted is refused and leaves nothing behind`() {
        let id = inbox.announce()
        let mustWake = inbox.cancel(id)
        let isAccepted = inbox.submit("job", as: id)
        let orders = inbox.take()
        #expect(!mustWake)
        #expect(!isAccepted)
        #expect(orders.jobs.isEmpty)
        #expect(inbox.openIDs == 0)
    }

    @Test mutating func `a job cancelled before the thread looks comes with its cancellation`() {
        let id = inbox.announce()
        let isAccepted = inbox.submit("job", as: id)
        let mustWake = inbox.cancel(id)
        let orders = inbox.take()
        #expect(isAccepted && mustWake)
        #expect(orders.jobs.map(\.id) == [id])
        #expect(orders.cancellations == [id])
    }

    @Test mutating func `cancelling a job that has its answer means nothing`() {
        let id = inbox.announce()
        let isAccepted = inbox.submit("job", as: id)
        inbox.finish(id)
        let mustWake = inbox.cancel(id)
        #expect(isAccepted)
        #expect(!mustWake)
        #expect(inbox.openIDs == 0)
    }

    @Test mutating func `a closed inbox refuses jobs and says so for ever`() {
        let id = inbox.announce()
        inbox.close()
        let isAccepted = inbox.submit("job", as: id)
        let (first, second) = (inbox.take(), inbox.take())
        #expect(!isAccepted)
        #expect(first.isClosed && second.isClosed)
        #expect(inbox.openIDs == 0)
    }
}

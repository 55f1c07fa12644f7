/// What the broker's thread and everybody else share.
struct BusChannels: Sendable {
    enum Status: Sendable {
        case connecting, connected
        /// The last attempt failed or the connection ended; the next attempt follows by itself.
        case failed(BusConnectError)
        /// The thread has ended.
        case closed
    }

    let inbox: Inbox
    let outbox = Outbox()
    let wakeUp = WakeUp()
    let status = Watched(Status.connecting)
}

import CCurl
import MusicSkillCore

/// A request that nothing was done for yet.
struct WaitingRequest {
    let id: Int
    let request: CheckedRequest
    let since: TimeSource.Instant

    /// When to give up: connecting, and waiting for it, have the shorter of both limits.
    var limit: TimeSource.Instant {
        since.advanced(by: min(request.request.timeout, request.request.connectTimeout))
    }

    /// What becomes of it then.
    var failure: HTTPTransportError {
        TransferFailure(code: CURLE_OPERATION_TIMEDOUT, detail: "", host: request.host, wasSent: false).error
    }
}

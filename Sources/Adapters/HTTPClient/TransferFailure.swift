import CCurl
import MusicSkillCore

/// What libcurl said when a transfer ended without an answer.
struct TransferFailure {
    let code: CURLcode
    /// libcurl's own sentence; it names hosts and causes, never headers or queries.
    let detail: String
    let host: String
    /// The connection stood and the request was on its way.
    let wasSent: Bool

    var error: HTTPTransportError {
        switch code {
        case CURLE_OPERATION_TIMEDOUT:
            wasSent ? .timedOut : .unreachable("\(host): timed out connecting")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CIPHER,
            CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            wasSent ? .connectionLost("\(host): \(detail)") : .untrusted("\(host): \(detail)")
        case CURLE_ABORTED_BY_CALLBACK:
            // Our own veto against sending again.
            .connectionLost("\(host): the connection broke before the answer")
        case CURLE_URL_MALFORMAT:
            .invalidRequest("\(host): \(detail)")
        default:
            wasSent ? .connectionLost("\(host): \(detail)") : .unreachable("\(host): \(detail)")
        }
    }
}

import CCurl
import Foundation
import MusicSkillCore

/// libcurl's multi interface: many transfers, one thread, connections kept warm between them.
///
/// All C of the HTTP client's transfers is in this file. Every method but ``wake()`` belongs to one thread.
final class CurlMulti: @unchecked Sendable {
    typealias Ended = (id: Int, result: Result<HTTPResponse, HTTPTransportError>)

    // Sendable because libcurl allows `curl_multi_wakeup` from any thread, and `CurlLoop.run` is the only caller of
    // everything else.
    private let multi: UnsafeMutableRawPointer
    private let settings: CurlTransport.Settings
    private let time: TimeSource
    private var transfers: [Int: CurlTransfer] = [:]
    /// Requests that wait until fewer are under way, in the order they came. libcurl has a line of its own for that, in
    /// which 7.88 forgets transfers: their answers are read and never told.
    private var line: [WaitingRequest] = []
    /// Easy handles at rest. Connections, TLS sessions and the parsed CA bundle live in the multi handle.
    private var idleHandles: [UnsafeMutableRawPointer] = []

    /// Once per process; libcurl wants it before anything else.
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Nil when libcurl has no memory.
    init?(_ settings: CurlTransport.Settings, _ time: TimeSource) {
        guard Self.isLibraryReady, let multi = curl_multi_init() else { return nil }
        self.multi = multi
        self.settings = settings
        self.time = time
        curl_multi_set_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
    }

    /// Puts a request in the line; ``perform()`` begins it when there is room.
    func add(_ id: Int, _ request: CheckedRequest) {
        line.append(WaitingRequest(id: id, request: request, since: time.now()))
    }

    private func hasRoom(for request: CheckedRequest) -> Bool {
        transfers.count < settings.maximumTransfers
            && transfers.values.count { $0.request.host == request.host } < settings.maximumTransfersPerHost
    }

    /// - Returns: why nothing was begun, and nothing sent.
    private func begin(_ waiting: WaitingRequest) -> HTTPTransportError? {
        let request = waiting.request
        guard let easy = idleHandles.popLast() ?? curl_easy_init() else {
            return .unreachable("\(request.host): out of memory")
        }
        let transfer = CurlTransfer(waiting, on: easy)
        let refusal = transfer.prepare(settings)
        guard refusal == CURLE_OK, curl_multi_add_handle(multi, easy) == CURLM_OK else {
            curl_easy_cleanup(easy)
            return .unreachable("\(request.host): libcurl took no transfer, code \(refusal.rawValue)")
        }
        transfers[waiting.id] = transfer
        return nil
    }

    /// Stops a transfer where it is: its stream is reset, or its connection closed.
    func cancel(_ id: Int) {
        line.removeAll { $0.id == id }
        guard let transfer = transfers.removeValue(forKey: id) else { return }
        rest(transfer)
    }

    /// Moves every transfer as far as its socket allows, and begins what has room now; the ones that ended, with what came
    /// of them.
    func perform() -> [Ended] {
        var running: Int32 = 0
        curl_multi_perform(multi, &running)
        var ended: [Ended] = []
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            // The message dies with the handle's removal.
            let code = message.pointee.data.result
            var tag: UnsafeMutableRawPointer?
            curl_easy_get_pointer(easy, CURLINFO_PRIVATE, &tag)
            guard let transfer = transfers.removeValue(forKey: Int(bitPattern: tag)) else { continue }
            ended.append((transfer.id, transfer.result(code)))
            rest(transfer)
        }
        return ended + endLate() + beginWaiting()
    }

    /// - Returns: those that cannot begin.
    private func beginWaiting() -> [Ended] {
        var refused: [Ended] = []
        line.removeAll { next in
            guard hasRoom(for: next.request) else { return false }
            if let error = begin(next) { refused.append((next.id, .failure(error))) }
            return true
        }
        return refused
    }

    /// libcurl's own limits do not reach a transfer that waits for another's handshake, nor what waits in the line:
    /// https://github.com/curl/curl/issues/13227
    private func endLate() -> [Ended] {
        let now = time.now()
        let unbegun: [Ended] = line.filter { $0.limit <= now }.map { ($0.id, .failure($0.failure)) }
        line.removeAll { $0.limit <= now }
        let late = transfers.values.filter { $0.limit <= now }
        return unbegun
            + late.map { transfer in
                let result = transfer.result(CURLE_OPERATION_TIMEDOUT)
                cancel(transfer.id)
                return (transfer.id, result)
            }
    }

    /// Sleeps until a socket is ready, a time limit is reached or somebody calls ``wake()``.
    func wait() {
        let now = time.now()
        let limits = transfers.values.map(\.limit) + line.map(\.limit)
        let left = limits.min().map { now.duration(to: $0).milliseconds + 1 } ?? 60_000
        curl_multi_poll(multi, nil, 0, Int32(clamping: max(0, left)), nil)
    }

    func wake() {
        curl_multi_wakeup(multi)
    }

    /// Ends all transfers and connections. Nothing may be called afterwards.
    func close() {
        for transfer in transfers.values { rest(transfer) }
        (transfers, line) = ([:], [])
        for easy in idleHandles { curl_easy_cleanup(easy) }
        curl_multi_cleanup(multi)
    }

    private func rest(_ transfer: CurlTransfer) {
        curl_multi_remove_handle(multi, transfer.easy)
        curl_easy_reset(transfer.easy)
        idleHandles.append(transfer.easy)
    }
}

/// One request on one easy handle.
private final class CurlTransfer {
    let easy: UnsafeMutableRawPointer
    private let waiting: WaitingRequest
    private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var body: [UInt8] = []
    private var isTooLarge = false
    private var wasSent = false

    init(_ waiting: WaitingRequest, on easy: UnsafeMutableRawPointer) {
        self.waiting = waiting
        self.easy = easy
        errorText[0] = 0
    }

    deinit {
        curl_slist_free_all(headerList)
        errorText.deallocate()
    }

    var id: Int { waiting.id }
    var request: CheckedRequest { waiting.request }

    /// When to give up.
    var limit: TimeSource.Instant {
        wasSent ? waiting.since.advanced(by: request.request.timeout) : waiting.limit
    }

    /// Tells libcurl everything about the request. TLS verification is on and there is no setting against it;
    /// redirects are answers like any other, so that no Authorization header ever reaches a second host.
    func prepare(_ settings: CurlTransport.Settings) -> CURLcode {
        for line in request.headerLines { headerList = curl_slist_append(headerList, line) }
        var options = EasyOptions(easy)
        options.set(CURLOPT_URL, request.request.url)
        options.set(CURLOPT_PROTOCOLS_STR, "http,https")
        options.set(CURLOPT_FOLLOWLOCATION, 0)
        options.set(CURLOPT_SSL_VERIFYPEER, 1)
        options.set(CURLOPT_SSL_VERIFYHOST, 2)
        // Debian sets a folder of certificates too, and with one libcurl reads them all anew for each connection.
        options.clear(CURLOPT_CAPATH)
        if let caFile = settings.caFile { options.set(CURLOPT_CAINFO, caFile) }
        options.set(CURLOPT_NOPROXY, settings.noProxy)
        options.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        options.set(CURLOPT_PIPEWAIT, 1)
        options.set(CURLOPT_MAXAGE_CONN, 600)
        options.set(CURLOPT_TCP_KEEPALIVE, 1)
        options.set(CURLOPT_USERAGENT, "musicskill")
        options.set(CURLOPT_ACCEPT_ENCODING, "")
        options.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        options.set(CURLOPT_NOSIGNAL, 1)
        // Do not wait for a resolver that hangs when a transfer is cancelled or late: all others would wait too.
        options.set(CURLOPT_QUICK_EXIT, 1)
        // `limit` rules; libcurl shares this time out between the addresses of a host. It reads 0 as its default.
        options.set(CURLOPT_CONNECTTIMEOUT_MS, max(1, request.request.connectTimeout.milliseconds))
        setBody(&options)
        options.set(CURLOPT_HTTPHEADER, headerList)
        options.set(CURLOPT_ERRORBUFFER, errorText)
        options.set(CURLOPT_PRIVATE, UnsafeMutableRawPointer(bitPattern: id))
        setCallbacks(&options)
        return options.failure
    }

    private func setBody(_ options: inout EasyOptions) {
        let method = request.request.method
        options.set(CURLOPT_CUSTOMREQUEST, method.rawValue)
        guard request.request.body != nil || method == .put || method == .post else { return }
        let body = request.request.body ?? []
        options.set(CURLOPT_POST, 1)
        options.set(size: CURLOPT_POSTFIELDSIZE_LARGE, body.count)
        body.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress {
                options.set(CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: start))
            } else {
                options.set(CURLOPT_COPYPOSTFIELDS, "")
            }
        }
    }

    /// The transfer is in `CurlMulti.transfers` for as long as libcurl can call back: unretained is right.
    private func setCallbacks(_ options: inout EasyOptions) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        options.set(CURLOPT_WRITEDATA, context)
        options.check(
            curl_easy_set_write_callback(easy) { bytes, _, count, context in
                Unmanaged<CurlTransfer>.fromOpaque(context!).takeUnretainedValue()
                    .receive(UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
            })
        options.set(CURLOPT_PREREQDATA, context)
        options.check(
            curl_easy_set_prereq_callback(easy) { context, _, _, _, _ in
                Unmanaged<CurlTransfer>.fromOpaque(context!).takeUnretainedValue()
                    .mayBeSent() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
            })
    }

    private func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        isTooLarge = body.count + bytes.count > request.request.maximumResponseBytes
        if !isTooLarge { body.append(contentsOf: bytes) }
        return !isTooLarge
    }

    /// libcurl sends a request again by itself when a warm connection breaks before the first byte of an answer.
    /// The server may have acted on the first copy, so each transfer goes out once.
    private func mayBeSent() -> Bool {
        defer { wasSent = true }
        return !wasSent
    }

    func result(_ code: CURLcode) -> Result<HTTPResponse, HTTPTransportError> {
        if isTooLarge { return .failure(.responseTooLarge) }
        guard code == CURLE_OK else {
            let failure = TransferFailure(code: code, detail: detail(code), host: request.host, wasSent: wasSent)
            return .failure(failure.error)
        }
        var status = 0
        curl_easy_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
        return .success(HTTPResponse(status: status, headers: headers(), body: body))
    }

    /// libcurl's sentence, and the system's where there is one: "Couldn't connect to server" alone helps nobody.
    private func detail(_ code: CURLcode) -> String {
        let sentence = errorText[0] == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: errorText)
        var number = 0
        curl_easy_get_long(easy, CURLINFO_OS_ERRNO, &number)
        return number == 0 ? sentence : "\(sentence) (\(String(cString: strerror(Int32(number)))))"
    }

    private func headers() -> [(name: String, value: String)] {
        var headers: [(name: String, value: String)] = []
        var last: UnsafeMutablePointer<curl_header>?
        while let header = curl_easy_nextheader(easy, UInt32(CURLH_HEADER), -1, last) {
            headers.append((String(cString: header.pointee.name), String(cString: header.pointee.value)))
            last = header
        }
        return headers
    }
}

/// Sets options and remembers the first one that was refused.
private struct EasyOptions {
    private let easy: UnsafeMutableRawPointer
    private(set) var failure = CURLE_OK

    init(_ easy: UnsafeMutableRawPointer) {
        self.easy = easy
    }

    mutating func set(_ option: CURLoption, _ value: Int) { check(curl_easy_set_long(easy, option, value)) }
    mutating func set(_ option: CURLoption, _ value: String) { check(curl_easy_set_string(easy, option, value)) }
    mutating func set(size option: CURLoption, _ value: Int) { check(curl_easy_set_size(easy, option, value)) }
    mutating func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer?) {
        check(curl_easy_set_pointer(easy, option, value))
    }
    mutating func clear(_ option: CURLoption) { check(curl_easy_set_string(easy, option, nil)) }

    mutating func check(_ code: CURLcode) {
        if failure == CURLE_OK { failure = code }
    }
}

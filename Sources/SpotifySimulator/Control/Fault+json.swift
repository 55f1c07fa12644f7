extension Fault {
    /// From a body that has been checked against the route.
    init(_ body: JSON) {
        self.init(
            body["kind"]?.text.flatMap(Kind.init) ?? .slow, method: body["match"]?["method"]?.text,
            path: body["match"]?["path"]?.text, times: body["times"]?.integer)
        after = body["after"]?.integer ?? 0
        retryAfter = body["retry_after_s"]?.integer
        delay = .milliseconds(body["delay_ms"]?.integer ?? 0)
        status = body["status"]?.integer ?? status
        text = body["text"]?.text ?? ""
        isHTML = body["html"]?.flag ?? false
    }
}

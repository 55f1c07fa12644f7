import MusicSkillCore

/// How a person logs an account in: on a page of the HTTP door, or at the command line. Pure.
struct LoginWay: Sendable {
    let http: Configuration.HTTP

    /// For a browser; nothing where the door is closed, or nobody said by what address it is reached.
    ///
    /// It is no secret and begins nothing: the page asks before it does.
    /// - Parameter account: of letters, digits, - and _.
    func link(for account: String) -> String? { address.map { "\($0)/login?account=\(account)" } }

    /// What to do, whatever machine it is read on.
    func words(for account: String) -> String {
        let command = "run: musicskill login --account \(account)"
        guard let listen = http.listen else { return command }
        guard let link = link(for: account) else {
            return "open musicskill's page (port \(listen.port)) and follow \"Log in\", or \(command)"
        }
        let isHere = http.url == nil && listen.isLoopback
        return "open \(link)\(isHere ? " on the machine musicskill runs on" : ""), or \(command)"
    }

    private var address: String? {
        guard let listen = http.listen else { return nil }
        return http.url ?? (listen.isUnspecified || listen.port == 0 ? nil : "http://\(listen)")
    }
}

import MusicSkillCore

/// What a request says, measured against its route: everything wrong with it, and what that earns.
struct RequestCheck: Sendable {
    private(set) var query: [String: JSON] = [:]
    private(set) var body: JSON?
    /// For the report: also what Spotify would let pass in silence.
    private(set) var violations: [String] = []
    /// The first thing that Spotify itself would refuse.
    private(set) var refusal: Refusal?

    init(_ request: ServerRequest, against route: Route) {
        if route.isRemoved {
            violations.append("removed endpoint")
            return
        }
        if request.method == "PUT", request.headers["content-length"] == nil,
            request.headers["transfer-encoding"] == nil
        {
            refuse("PUT without Content-Length", .lengthRequired)
        }
        readQuery(of: request, route.query)
        switch route.body {
        case .none:
            if !request.body.isEmpty { violations.append("unexpected body") }
        case .json(let members): readBody(request.body, members)
        case .form: break
        }
    }

    private mutating func readQuery(of request: ServerRequest, _ parameters: [Parameter]) {
        for (name, value) in request.query {
            guard let parameter = parameters.first(where: { $0.name == name }) else {
                violations.append("unknown query parameter \(name)")
                continue
            }
            if query[name] != nil { violations.append("query parameter \(name) sent twice") }
            guard let value = parameter.kind.read(value) else {
                refuse("invalid query parameter \(name)", .invalid(name))
                continue
            }
            query[name] = value
        }
        for parameter in parameters
        where parameter.isRequired && !request.query.contains(where: { $0.0 == parameter.name }) {
            refuse("missing query parameter \(parameter.name)", .missing(parameter.name))
        }
    }

    private mutating func readBody(_ bytes: [UInt8], _ members: [Parameter]) {
        guard !bytes.isEmpty else {
            for member in members where member.isRequired {
                refuse("missing body member \(member.name)", .missing(member.name))
            }
            return
        }
        guard let parsed = JSON.parse(bytes), parsed.members != nil else {
            refuse("malformed JSON body", .malformedJSON)
            return
        }
        body = parsed
        violations += members.faults(in: parsed)
        for member in members {
            if let value = parsed[member.name] {
                if !member.faults(in: value, at: member.name).isEmpty { refusal = refusal ?? .invalid(member.name) }
            } else if member.isRequired {
                refusal = refusal ?? .missing(member.name)
            }
        }
    }

    private mutating func refuse(_ violation: String, _ refusal: Refusal) {
        violations.append(violation)
        self.refusal = self.refusal ?? refusal
    }
}

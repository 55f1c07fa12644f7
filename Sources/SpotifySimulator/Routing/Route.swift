import MusicSkillCore

/// One operation as data: what it may be sent, whom it serves, and what carries it out.
struct Route: Sendable {
    enum Body: Sendable {
        case none
        /// A JSON object with these members; no body at all is allowed while none of them is required.
        case json([Parameter])
        /// `application/x-www-form-urlencoded`; the handler reads it.
        case form
    }

    enum Access: Sendable {
        case open
        /// A valid token with every one of these scopes.
        case token([String])
        /// A valid token with at least one of these scopes.
        case tokenWithAny([String])
    }

    typealias Handler = @Sendable (inout World, Call) throws(Refusal) -> ServerResponse

    let method: String
    let path: PathTemplate
    let query: [Parameter]
    let body: Body
    let access: Access
    /// Gone from the Web API of a Development Mode app; being asked for it is a violation.
    let isRemoved: Bool
    let handler: Handler

    init(
        _ method: String, _ path: PathTemplate, query: [Parameter] = [], body: Body = .none, access: Access,
        isRemoved: Bool = false, handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.body = body
        self.access = access
        self.isRemoved = isRemoved
        self.handler = handler
    }

    /// `GET /v1/me/player`, the name under which reports count it.
    var name: String { "\(method) \(path)" }
}

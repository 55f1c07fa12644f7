import MusicSkillCore

/// A request beside the route it means: what is wrong with it, and how it is carried out.
struct Inspection: Sendable {
    private let request: ServerRequest
    private let match: (route: Route, places: [String: String])?
    private let check: RequestCheck?

    init(_ request: ServerRequest, in table: RouteTable) {
        self.request = request
        match = table.route(for: request)
        check = match.map { RequestCheck(request, against: $0.route) }
    }

    /// What reports call it.
    var name: String { match?.route.name ?? "\(request.method) \(request.path)" }
    var violations: [String] { check?.violations ?? ["unknown path"] }

    /// As Spotify does: much is let pass in silence.
    func carryOut(on world: inout World, at moment: Moment) -> ServerResponse {
        do throws(Refusal) {
            guard let (route, places) = match, let check else { throw .unknownService }
            let scopes = try scopes(for: route.access, in: &world, at: moment)
            if let refusal = check.refusal { throw refusal }
            return try route.handler(
                &world,
                Call(
                    moment: moment, request: request, places: places, query: check.query, body: check.body,
                    scopes: scopes))
        } catch {
            return error.response
        }
    }

    /// Nothing wrong is let pass, and all of it named.
    func carryOutStrictly(on world: inout World, at moment: Moment) -> ServerResponse {
        violations.isEmpty
            ? carryOut(on: &world, at: moment) : Refusal(400, violations.joined(separator: "; ")).response
    }

    private func scopes(
        for access: Route.Access, in world: inout World, at moment: Moment
    ) throws(Refusal) -> Set<String> {
        if case .open = access { return [] }
        let scopes = try world.accounts.scopes(
            authorization: request.headers["authorization"], at: moment.date)
        let suffices =
            switch access {
            case .open: true
            case .token(let needed): scopes.isSuperset(of: needed)
            case .tokenWithAny(let either): !scopes.isDisjoint(with: either)
            }
        if !suffices { throw .insufficientScope }
        return scopes
    }
}

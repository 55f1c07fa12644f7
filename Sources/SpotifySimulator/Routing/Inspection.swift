import MusicSkillCore

/// A request beside the route it means: what is wrong with it, and how it is carried out.
struct Inspection: Sendable {
    private let route: Route?
    private let check: RequestCheck?
    private let call: Call
    /// What reports call it.
    let name: String
    let violations: [String]

    init(_ request: ServerRequest, in table: RouteTable, at moment: Moment) {
        let found = table.route(for: request)
        let check = found.map { RequestCheck(request, against: $0.route) }
        route = found?.route
        self.check = check
        call = Call(
            moment: moment, request: request, places: found?.places ?? [:], query: check?.query ?? [:],
            body: check?.body)
        name = found?.route.name ?? "\(request.method) \(request.path)"
        violations = check?.violations ?? ["unknown path"]
    }

    /// As Spotify does: much is let pass in silence.
    func carryOut(on world: inout World) -> ServerResponse {
        do throws(Refusal) {
            guard let route else { throw .unknownService }
            var call = call
            call.scopes = try scopes(for: route.access, in: world)
            if let refusal = check?.refusal { throw refusal }
            return try route.handler(&world, call)
        } catch {
            return error.response
        }
    }

    /// Nothing wrong is let pass, and all of it named.
    func carryOutStrictly(on world: inout World) -> ServerResponse {
        violations.isEmpty ? carryOut(on: &world) : Refusal(400, violations.joined(separator: "; ")).response
    }

    private func scopes(for access: Route.Access, in world: World) throws(Refusal) -> Set<String> {
        if case .open = access { return [] }
        let scopes = try world.accounts.scopes(
            authorization: call.request.headers["authorization"], at: call.moment.date)
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

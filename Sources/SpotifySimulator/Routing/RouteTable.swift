import MusicSkillCore

/// Finds the operation a request means.
struct RouteTable: Sendable {
    let routes: [Route]

    func route(for request: ServerRequest) -> (route: Route, places: [String: String])? {
        let path = request.path.split(separator: "/", omittingEmptySubsequences: false)
        for route in routes where route.method == request.method {
            if let places = route.path.match(path) { return (route, places) }
        }
        return nil
    }
}

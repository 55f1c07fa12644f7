package import MusicSkillCore

/// A Spotify of one's own: the accounts service and the Web API as a Development Mode app meets them in late 2026, with
/// a household of speakers that move in time. No network, no files; whoever has a request may hand it in.
///
/// The path of a request: its fault is looked up, it is measured against its route, carried out on the ``World``, and
/// entered in the ``Report``.
package actor SpotifySimulator {
    private static let spotify = RouteTable(
        routes: [AuthorizePage.route, TokenEndpoint.route] + PlayerReads.routes + PlayerCommands.routes
            + SearchEndpoint.routes + CatalogueEndpoints.routes + PlaylistEndpoints.routes + LibraryEndpoints.routes
            + PodcastEndpoints.routes
            + UserEndpoints.routes + AbsentEndpoints.routes)
    private static let control = RouteTable(routes: ControlRoutes.routes)
    /// Longer than any client waits.
    private static let never = Duration.seconds(365 * 24 * 3600)

    var world: World
    let time: TimeSource

    /// - Parameter sha256: proves the key of an authorisation.
    package init(
        catalogue: Catalogue, devices: [Device] = .household, settings: SimulatorSettings = SimulatorSettings(),
        time: TimeSource, randomness: Randomness, sha256: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) {
        self.time = time
        world = World(
            catalogue: catalogue, devices: devices, settings: settings, randomness: randomness, sha256: sha256,
            at: Moment(time))
    }

    /// Answers any request: `/authorize` and `/api/token`, `/v1/...`, and the control path (`GET /_control` explains).
    package func handle(_ request: ServerRequest) async -> ServerResponse {
        let began = Moment(time)
        if request.path.hasPrefix(ControlRoutes.prefix) {
            return Inspection(request, in: Self.control).carryOutStrictly(on: &world, at: began)
        }
        let inspection = Inspection(request, in: Self.spotify)
        let verdict = world.faults.judge(request, at: began.instant, world.randomness)
        world.report.record(
            violations: inspection.violations + (verdict.violation.map { [$0] } ?? []), operation: inspection.name)
        let response = await answer(inspection, verdict)
        world.report.record(
            Report.Request(
                method: request.method, path: request.path,
                query: request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&"),
                status: response.status, milliseconds: (time.now() - began.instant).milliseconds),
            operation: inspection.name)
        return response
    }

    private func answer(_ inspection: Inspection, _ verdict: FaultBook.Verdict) async -> ServerResponse {
        if verdict.delay > .zero, await !pause(for: verdict.delay) { return .cut }
        let moment = Moment(time)
        switch verdict.effect {
        case .none:
            return inspection.carryOut(on: &world, at: moment)
        case .instead(let response):
            return response
        case .withoutEffect(let response):
            var trial = world
            let honest = inspection.carryOut(on: &trial, at: moment)
            return honest.isSuccess ? response : honest
        case .disguised(let response):
            let honest = inspection.carryOut(on: &world, at: moment)
            return honest.isSuccess ? response : honest
        case .never:
            _ = await pause(for: Self.never)
            return .cut
        }
    }

    /// - Returns: false when the client went away meanwhile.
    private func pause(for duration: Duration) async -> Bool {
        do {
            try await time.sleep(for: duration)
            return true
        } catch {
            return false
        }
    }
}

/// The control path, for tests in the same process.
extension SpotifySimulator {
    package var report: Report { world.report }
    package var settings: SimulatorSettings { world.settings }

    package func resetReport() { world.report = Report() }
    package func add(_ fault: Fault) { world.faults.add(fault) }
    package func clearFaults() { world.faults.clear() }
    package func end(_ end: TokenEnd) { world.end(end) }
    package func change(_ body: @Sendable (inout SimulatorSettings) -> Void) { body(&world.settings) }

    /// - Throws: what is wrong with the change, in one line.
    package func change(_ change: DeviceChange) throws { try world.apply(change, at: Moment(time)) }
}

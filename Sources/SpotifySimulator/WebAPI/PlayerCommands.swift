import MusicSkillCore

/// What moves the music. Each answers before its effect can be seen, and needs the user's Premium.
enum PlayerCommands {
    static let routes = [
        command(
            "PUT", "/v1/me/player",
            body: [.required("device_ids", .texts(1...1)), .optional("play", .flag)], handler: transfer),
        command(
            "PUT", "/v1/me/player/play", query: [.deviceID],
            body: [
                .optional("context_uri"), .optional("uris", .texts(1...10_000)),
                .optional("offset", .object([.optional("position", .count), .optional("uri")])),
                .optional("position_ms", .count),
            ], handler: play),
        command("PUT", "/v1/me/player/pause", query: [.deviceID], handler: pause),
        command("POST", "/v1/me/player/next", query: [.deviceID], handler: next),
        command("POST", "/v1/me/player/previous", query: [.deviceID], handler: previous),
        command(
            "PUT", "/v1/me/player/seek", query: [.required("position_ms", .count), .deviceID],
            handler: seek),
        command(
            "PUT", "/v1/me/player/volume", query: [.required("volume_percent", .number(0...100)), .deviceID],
            handler: setVolume),
        command(
            "PUT", "/v1/me/player/repeat",
            query: [.required("state", .choice(["track", "context", "off"])), .deviceID], handler: setRepeat),
        command(
            "PUT", "/v1/me/player/shuffle", query: [.required("state", .flag), .deviceID], handler: setShuffle),
        command("POST", "/v1/me/player/queue", query: [.required("uri"), .deviceID], handler: enqueue),
    ]

    private static func command(
        _ method: String, _ path: PathTemplate, query: [Parameter] = [], body: [Parameter]? = nil,
        handler: @escaping @Sendable (inout World, Call) throws(Refusal) -> Void
    ) -> Route {
        Route(
            method, path, query: query, body: body.map(Route.Body.json) ?? .none,
            access: .token(["user-modify-playback-state"])
        ) { world, call throws(Refusal) in
            guard world.settings.hasPremium else { throw .premiumRequired }
            try handler(&world, call)
            return .noContent
        }
    }

    private static func transfer(_ world: inout World, _ call: Call) throws(Refusal) {
        let id = call.body?["device_ids"]?.elements?.first?.text
        let wakeTime = world.settings.wakeTime
        let now = call.moment.instant
        try world.changeHome(at: call.moment) { home throws(Refusal) in
            home.activate(try home.target(id, now: now, wakeTime: wakeTime))
            if call.body?["play"]?.flag == true { home.playhead.resume(now: now) }
        }
    }

    private static func play(_ world: inout World, _ call: Call) throws(Refusal) {
        let wanted = try PlayRequest(call.body, in: world)
        let (wakeTime, randomness) = (world.settings.wakeTime, world.randomness)
        let now = call.moment.instant
        try world.changeHome(at: call.moment) { home throws(Refusal) in
            let device = try home.target(call.deviceID, now: now, wakeTime: wakeTime)
            if let wanted {
                home.playhead.start(wanted, now: now, randomness)
            } else {
                let isHere = device == home.active
                if home.playhead.current == nil || (home.playhead.isPlaying && isHere) { throw .restrictionViolated }
                home.playhead.resume(now: now)
            }
            home.activate(device)
        }
    }

    private static func pause(_ world: inout World, _ call: Call) throws(Refusal) {
        try changePlayhead(&world, call) { playhead throws(Refusal) in
            guard playhead.isPlaying else { throw .restrictionViolated }
            playhead.pause(now: call.moment.instant)
        }
    }

    private static func next(_ world: inout World, _ call: Call) throws(Refusal) {
        try changePlayhead(&world, call) { $0.next(now: call.moment.instant) }
    }

    private static func previous(_ world: inout World, _ call: Call) throws(Refusal) {
        try changePlayhead(&world, call) { playhead throws(Refusal) in
            guard playhead.hasPrevious else { throw .restrictionViolated }
            playhead.previous(now: call.moment.instant)
        }
    }

    private static func seek(_ world: inout World, _ call: Call) throws(Refusal) {
        let position = Duration.milliseconds(call.number("position_ms") ?? 0)
        try changePlayhead(&world, call) { $0.seek(to: position, now: call.moment.instant) }
    }

    private static func setRepeat(_ world: inout World, _ call: Call) throws(Refusal) {
        let repetition = Playhead.Repeat(rawValue: call.text("state")) ?? .off
        try changePlayhead(&world, call) { $0.repetition = repetition }
    }

    private static func setShuffle(_ world: inout World, _ call: Call) throws(Refusal) {
        let isOn = call.query["state"]?.flag ?? false
        let randomness = world.randomness
        try changePlayhead(&world, call) { $0.setShuffle(isOn, randomness) }
    }

    private static func enqueue(_ world: inout World, _ call: Call) throws(Refusal) {
        guard let piece = world.catalogue.piece(uri: call.text("uri")) else { throw .invalid("uri") }
        try changePlayhead(&world, call) { $0.enqueue(piece) }
    }

    /// The one command that may go to a device where no music is.
    private static func setVolume(_ world: inout World, _ call: Call) throws(Refusal) {
        let volume = call.number("volume_percent") ?? 0
        let wakeTime = world.settings.wakeTime
        try world.changeHome(at: call.moment) { home throws(Refusal) in
            let device = try home.target(call.deviceID, now: call.moment.instant, wakeTime: wakeTime)
            guard home.devices[device].supportsVolume else { throw .volumeDisallowed }
            home.devices[device].volume = volume
        }
    }

    /// Commands that only make sense where the music is.
    private static func changePlayhead(
        _ world: inout World, _ call: Call, _ body: (inout Playhead) throws(Refusal) -> Void
    ) throws(Refusal) {
        let wakeTime = world.settings.wakeTime
        try world.changeHome(at: call.moment) { home throws(Refusal) in
            _ = try home.activeTarget(call.deviceID, now: call.moment.instant, wakeTime: wakeTime)
            try body(&home.playhead)
        }
    }
}

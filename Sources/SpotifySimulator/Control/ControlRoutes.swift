import MusicSkillCore

/// The path by which a test or a person makes things happen. The same changes are methods of the simulator.
enum ControlRoutes {
    static let prefix = "/_control"

    static let routes = [
        Route("GET", "/_control", access: .open) { _, _ in .text(help) },
        Route("GET", "/_control/report", access: .open) { world, _ in .json(world.report.json) },
        Route("DELETE", "/_control/report", access: .open) { world, _ in
            world.report = Report()
            return .noContent
        },
        Route(
            "POST", "/_control/faults",
            body: .json([
                .required("kind", .choice(Fault.Kind.allCases.map(\.rawValue))),
                .optional("match", .object([.optional("method"), .optional("path")])),
                .optional("times", .number(1...1_000_000)), .optional("after", .count),
                .optional("retry_after_s", .number(0...1_000_000)), .optional("delay_ms", .number(0...3_600_000)),
                .optional("status", .number(200...599)), .optional("html", .flag), .optional("text"),
            ]), access: .open
        ) { world, call in
            world.faults.add(Fault(call.body ?? [:]))
            return .noContent
        },
        Route("DELETE", "/_control/faults", access: .open) { world, _ in
            world.faults.clear()
            return .noContent
        },
        Route(
            "POST", "/_control/devices",
            body: .json([
                .required("action", .choice(DeviceChange.actions)), .required("name"), .optional("new_name"),
                .optional("type"), .optional("serial", .count), .optional("supports_volume", .flag),
                .optional("volume_percent", .number(0...100)), .optional("restricted", .flag),
                .optional("hidden", .flag), .optional("changes_id", .flag), .optional("uri"),
            ]), access: .open
        ) { world, call throws(Refusal) in
            try world.apply(try DeviceChange(call.body ?? [:]), at: call.moment)
            return .noContent
        },
        Route(
            "POST", "/_control/settings",
            body: .json([
                .optional("rotation", .flag), .optional("revocation", .choice(["at_once", "at_first_use"])),
                .optional("premium", .flag), .optional("user_refuses", .flag),
                .optional("visibility_delay_ms", .number(0...600_000)), .optional("wake_time_ms", .number(0...600_000)),
                .optional("scopes", .texts(0...100)), .optional("access_tokens", .choice(["expire", "revoke"])),
                .optional("refresh_tokens", .choice(["expire", "revoke"])),
            ]), access: .open
        ) { world, call in
            world.change(call.body ?? [:])
            return .noContent
        },
    ]

    private static let help = """
        GET    /_control           this text
        GET    /_control/report    what was asked, and what broke the rules
        DELETE /_control/report    forget it
        POST   /_control/faults    {"kind": K, "match": {"method": "PUT", "path": "/v1/me"}, "times": 1, "after": 0,
                                    "retry_after_s": 30, "delay_ms": 0, "status": 502, "html": true,
                                    "text": "the body of an answer"}
                                   everything but kind is optional; without match it hits all of /v1, without
                                   times until taken away
                                   K: \(Fault.Kind.allCases.map(\.rawValue).joined(separator: " "))
        DELETE /_control/faults    nothing goes wrong any more
        POST   /_control/devices   {"action": A, "name": "Kitchen Speaker", ...}
                                   A: \(DeviceChange.actions.joined(separator: " "))
                                   rename: new_name; play: uri; add: type serial supports_volume volume_percent
                                   restricted hidden changes_id
        POST   /_control/settings  {"rotation": false, "revocation": "at_once" or "at_first_use" of the new tokens,
                                    "premium": true, "user_refuses": false, "scopes": [...],
                                    "visibility_delay_ms": 200, "wake_time_ms": 2000,
                                    "access_tokens": "expire" or "revoke", "refresh_tokens": "expire" or "revoke"}

        """
}

import MusicSkillCore

/// Runs services side by side. The first that ends, for whatever reason, ends all.
enum ServiceGroup {
    static func run(_ services: [any Service], log: Log) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for service in services {
                group.addTask {
                    do {
                        try await service.run()
                        log.debug("service ended", ["service": service.name])
                    } catch is CancellationError {
                        log.debug("service cancelled", ["service": service.name])
                    } catch {
                        log.error("service failed", ["service": service.name, "error": "\(error)"])
                        throw error
                    }
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}

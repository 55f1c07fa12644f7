package import Adapters
import Foundation

/// A real mosquitto that a test can stop, start again on the same port, and kill.
package actor TestBroker {
    package nonisolated let port: Int
    private let directory: String
    private var options: MosquittoProcess.Options
    private var process: MosquittoProcess?

    init(directory: String, _ options: MosquittoProcess.Options) async throws {
        let process = try await MosquittoProcess.start(directory: directory, options)
        self.directory = directory
        self.options = options
        self.options.port = process.port
        self.process = process
        port = process.port
    }

    package func stop() async {
        await process?.stop()
        process = nil
    }

    package func kill() async {
        await process?.kill()
        process = nil
    }

    package func start() async throws {
        process = try await MosquittoProcess.start(directory: directory, options)
    }
}

/// Runs `body` beside a broker in a directory of its own; both are gone afterwards.
package func withBroker<Result>(
    _ options: MosquittoProcess.Options = .init(), _ body: (TestBroker) async throws -> Result
) async throws -> Result {
    try await withTestDirectory { directory in
        let broker = try await TestBroker(directory: directory, options)
        do {
            let result = try await body(broker)
            await broker.stop()
            return result
        } catch {
            await broker.stop()
            throw error
        }
    }
}

/// An empty directory that is removed afterwards.
package func withTestDirectory<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(path: "musicskill-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    do {
        let result = try await body(directory.path)
        try FileManager.default.removeItem(at: directory)
        return result
    } catch {
        try FileManager.default.removeItem(at: directory)
        throw error
    }
}

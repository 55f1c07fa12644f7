import Foundation
import MusicSkillCore
import Testing

@testable import MusicSkillApp

/// A machine of which only this is there.
func loadConfiguration(
    _ files: [String: String], environment: [String: String] = ["HOME": "/home/ada"], path: String? = nil
) throws(ConfigurationErrors) -> LoadedConfiguration {
    let loader = ConfigurationLoader(environment: environment) { files[$0].map { Data($0.utf8) } }
    return try loader.load(path: path)
}

/// What is wrong with `text` as `musicskill.yaml`, a line each.
func configurationComplaints(
    _ text: String, files: [String: String] = [:], environment: [String: String] = [:]
) throws -> [String] {
    let files = files.merging(["musicskill.yaml": text]) { $1 }
    let errors = try #require(throws: ConfigurationErrors.self) {
        try loadConfiguration(files, environment: environment)
    }
    return errors.problems.map(\.description)
}

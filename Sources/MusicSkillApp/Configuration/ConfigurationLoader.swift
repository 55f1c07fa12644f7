import Adapters
package import Foundation
import MusicSkillCore

/// A configuration and where it came from.
package struct LoadedConfiguration: Sendable {
    package let configuration: Configuration
    /// The file that was read; nothing where there is none and the defaults hold.
    package let path: String?
    /// Variables that look like settings and are none.
    package let warnings: [ConfigurationProblem]
    /// When the file was last written, as it was read.
    var written: Date?

    /// Whether the file was written since it was read: a start would decide otherwise now.
    package var hasChanged: Bool { written != path.flatMap(Self.written) }

    /// Nothing where there is no such file.
    static func written(_ path: String) -> Date? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }
}

/// File, secrets and environment to a checked ``Configuration``, or to everything that is wrong with them.
///
/// Precedence, best first: `MUSICSKILL_*` variables, the file, the defaults. An empty variable counts as unset.
package struct ConfigurationLoader {
    /// Names the file when the command line does not.
    package static let variable = "MUSICSKILL_CONFIG"

    private let environment: [String: String]
    private let content: (_ path: String) throws -> Data?

    /// - Parameter content: of a file; nothing where there is none.
    package init(environment: [String: String], content: @escaping (_ path: String) throws -> Data? = contentOnDisk) {
        self.environment = environment
        self.content = content
    }

    package static func contentOnDisk(_ path: String) throws -> Data? {
        do {
            return try Data(contentsOf: URL(filePath: path))
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return nil
        }
    }

    /// - Parameter path: as the user gave it, who then expects it to be there.
    package func load(path: String? = nil) throws(ConfigurationErrors) -> LoadedConfiguration {
        let places = ConfigurationPlaces(environment: environment)
        let overrides = EnvironmentOverrides(environment: environment, settings: Configuration.settings)
        var configuration = Configuration(dataDirectory: places.dataDirectory)
        var notes = ReadingNotes()

        let file = find(explicitly: path ?? environment[Self.variable], among: places.candidates, &notes)
        let references = References(environment: environment, secrets: secrets(beside: file?.path, &notes))
        if let file {
            notes.source = .file(file.path)
            SettingsReader(settings: Configuration.settings, references: references)
                .read(file.document, into: &configuration, &notes)
        }
        overrides.apply(to: &configuration, references, &notes)
        for check in ConfigurationCheck.all where !check.keys.contains(where: { notes.hasProblem(in: $0) }) {
            for finding in check.find(&configuration) {
                notes.problem(finding.message, key: finding.key, near: check.keys)
            }
        }
        guard notes.problems.isEmpty else { throw ConfigurationErrors(problems: notes.problems) }
        configuration.confidential = notes.confidential
        return LoadedConfiguration(
            configuration: configuration, path: file?.path, warnings: overrides.warnings,
            written: file.flatMap { LoadedConfiguration.written($0.path) })
    }

    private func find(
        explicitly path: String?, among candidates: [String], _ notes: inout ReadingNotes
    ) -> (path: String, document: DocumentNode)? {
        if let path, !path.isEmpty {
            if let document = document(at: path, &notes) { return (path, document) }
            if notes.problems.isEmpty { notes.problem("expected a configuration file, found none", in: path) }
            return nil
        }
        for candidate in candidates where notes.problems.isEmpty {
            if let document = document(at: candidate, &notes) { return (candidate, document) }
        }
        return nil
    }

    private func secrets(beside path: String?, _ notes: inout ReadingNotes) -> References.Secrets {
        let name = "secrets.yaml"
        guard let path else { return References.Secrets(path: name, document: nil) }
        let folder = (path as NSString).deletingLastPathComponent as NSString
        let beside = folder.appendingPathComponent(name)
        return References.Secrets(path: beside, document: document(at: beside, &notes))
    }

    /// - Returns: nothing where there is no such file, and after telling `notes` what is wrong with it.
    private func document(at path: String, _ notes: inout ReadingNotes) -> DocumentNode? {
        let data: Data
        do {
            guard let found = try content(path) else { return nil }
            data = found
        } catch {
            notes.problem("cannot be read, let this user read it: \(error.localizedDescription)", in: path)
            return nil
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            notes.problem("expected text in UTF-8", in: path)
            return nil
        }
        do throws(DocumentError) {
            return try YAML.parse(text)
        } catch {
            notes.problem(error.message, in: "\(path):\(error.line)")
            return nil
        }
    }
}

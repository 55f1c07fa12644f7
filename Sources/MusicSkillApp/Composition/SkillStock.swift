import Adapters
import Foundation
import MusicSkillCore
import Skills

/// Where skills come from, and whether they are still what they were.
protocol SkillStock: Sendable {
    /// Differs after every change of a file.
    func stamps() -> [String: FileStamp]
    func sources() throws -> [SkillSource]
}

/// The folder of the shipped skills, and folders of the user's own that add to them or override them.
struct SkillFolders: SkillStock, Equatable {
    /// The user's own folder, in the data folder and beside the configuration.
    static let localName = "skills-local"

    let shipped: String
    /// Need not exist; the later stands above the earlier.
    var local: [String] = []

    func stamps() -> [String: FileStamp] {
        ([shipped] + local).reduce(into: [:]) { stamps, folder in
            stamps.merge(SkillFolder.stamps(folder)) { stamp, _ in stamp }
        }
    }

    func sources() throws -> [SkillSource] {
        try local.reduce(into: try SkillFolder.read(shipped)) { sources, folder in
            for addition in try SkillFolder.readAdditions(folder) {
                if let place = sources.firstIndex(where: { $0.name == addition.name }) {
                    sources[place] = sources[place].overlaid(with: addition.languages)
                } else {
                    sources.append(addition)
                }
            }
        }
    }
}

extension SkillFolders {
    /// The shipped skills where the command line, the environment or an installation has them, the user's own in the
    /// data folder and beside the configuration.
    static func find(_ invocation: Invocation, _ loaded: LoadedConfiguration) throws -> SkillFolders {
        let shipped = try SkillFolderLocation.find(
            given: invocation.arguments["--skills"], environment: invocation.environment)
        return SkillFolders(shipped: shipped, besides: loaded)
    }

    /// With the user's own below the configured data folder and beside the configuration's file.
    init(shipped: String, besides loaded: LoadedConfiguration) {
        let beside = loaded.path.map { ($0 as NSString).deletingLastPathComponent }
        self.init(
            shipped: shipped,
            local: [loaded.configuration.dataDirectory, beside].compactMap { folder in
                folder.map { ($0 as NSString).appendingPathComponent(Self.localName) }
            })
    }
}

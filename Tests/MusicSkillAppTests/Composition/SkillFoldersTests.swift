import MusicSkillCore
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct SkillFoldersTests {
    @Test(arguments: [
        ("musicskill.yaml", "skills-local"), ("./musicskill.yaml", "./skills-local"),
        ("/etc/musicskill/musicskill.yaml", "/etc/musicskill/skills-local"),
    ])
    func `the user's own skills are looked for in the data folder and beside the configuration`(
        path: String, beside: String
    ) throws {
        let loaded = LoadedConfiguration(
            configuration: Configuration(dataDirectory: "/var/lib/musicskill"), path: path, warnings: [])
        let folders = SkillFolders(shipped: "skills", besides: loaded)
        #expect(folders.local == ["/var/lib/musicskill/skills-local", beside])
    }
}

import Adapters
import Foundation
import MusicSkillCore

/// The `MUSICSKILL_*` variables, each of which overrides one setting.
struct EnvironmentOverrides {
    private static let prefix = "MUSICSKILL_"
    /// Variables of ours that are no settings.
    private static let others = [
        ConfigurationLoader.variable, KeyFile.variable, SkillFolderLocation.variable,
    ]

    let environment: [String: String]
    let settings: [Setting]

    private var variables: [(name: String, text: String)] {
        environment.filter { $0.key.hasPrefix(Self.prefix) && !$0.value.isEmpty && !Self.others.contains($0.key) }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    func apply(to configuration: inout Configuration, _ references: References, _ notes: inout ReadingNotes) {
        for (name, text) in variables {
            guard let setting = settings.first(where: { $0.variable == name }) else { continue }
            notes.source = .variable(name)
            notes.saw(setting.key, line: 0)
            do throws(DocumentError) {
                let node = try node(text, setting.notation)
                guard let value = references.resolve(node, key: setting.key, &notes) else { continue }
                setting.read(value, &configuration, &notes)
            } catch {
                notes.problem(error.message, line: error.line, key: setting.key)
            }
        }
    }

    /// Names that stand for no setting: probably slips, but maybe somebody else's.
    var warnings: [ConfigurationProblem] {
        let known = settings.map(\.variable)
        return variables.filter { !known.contains($0.name) }.map { variable in
            let hint = Spelling.nearest(to: variable.name, among: known).map { ", did you mean \($0)?" } ?? ""
            return ConfigurationProblem(place: variable.name, key: nil, message: "there is no such setting\(hint)")
        }
    }

    private func node(_ text: String, _ notation: SettingNotation) throws(DocumentError) -> DocumentNode {
        switch notation {
        case .text where text == "null": DocumentNode(.null)
        case .text: DocumentNode(.scalar(text, isQuoted: true, tag: nil))
        case .commas:
            DocumentNode(
                .sequence(
                    text.split(separator: ",").map { part in
                        DocumentNode(.scalar(part.trimmingCharacters(in: .whitespaces), isQuoted: true, tag: nil))
                    }))
        case .yaml: try YAML.parse(text)
        }
    }
}

import Adapters
import Skills

extension WyomingEvent {
    /// What this service is: one program that handles sentences, with a model for each skill.
    ///
    /// `supports_home_control` makes Home Assistant's "prefer handling commands locally" leave "play ..." to us.
    static func info(_ skills: [SkillSummary]) -> WyomingEvent {
        let attribution: JSONValue = ["name": "musicskill", "url": ""]
        let models = Dictionary(grouping: skills, by: \.skill).sorted { $0.key < $1.key }.map { skill, editions in
            JSONValue.object([
                "name": .string(skill), "attribution": attribution, "installed": true,
                "description": .string("sentences about \(skill)"), "version": .string(editions[0].version),
                "languages": .array(editions.map { .string($0.language) }),
            ])
        }
        let program: JSONValue = [
            "name": "musicskill", "attribution": attribution, "installed": true,
            "description": "plays what is asked for, on the home's own speakers", "version": .string(App.version),
            "models": .array(models), "supports_home_control": true, "supports_handled_streaming": false,
        ]
        return WyomingEvent(
            "info",
            ["handle": [program], "asr": [], "tts": [], "intent": [], "wake": [], "mic": [], "snd": []])
    }
}

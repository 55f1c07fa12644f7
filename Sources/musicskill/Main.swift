import Foundation
import MusicSkillApp
import MusicSkillCore

@main
struct Main {
    static func main() async {
        let environment = ProcessInfo.processInfo.environment
        let code = await App.run(
            Array(CommandLine.arguments.dropFirst()), environment: environment,
            console: .standard(environment: environment))
        exit(code.rawValue)
    }
}

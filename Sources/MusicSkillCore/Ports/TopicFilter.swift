/// What a subscription asks for: a topic with `+` for one level and `#` for all that follow (OASIS MQTT 5.0, 4.7.1).
package struct TopicFilter: Sendable, Hashable {
    private let levels: [Substring]

    package init(_ filter: String) {
        levels = filter.split(separator: "/", omittingEmptySubsequences: false)
    }

    package func matches(_ topic: String) -> Bool {
        let topic = topic.split(separator: "/", omittingEmptySubsequences: false)
        for (place, level) in levels.enumerated() {
            // "a/#" is also "a" itself.
            if level == "#" { return topic.count >= place }
            guard place < topic.count, level == "+" || level == topic[place] else { return false }
        }
        return topic.count == levels.count
    }
}

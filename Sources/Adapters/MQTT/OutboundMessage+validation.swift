import MusicSkillCore

extension OutboundMessage {
    /// Checks what no broker would accept: OASIS MQTT 5.0, 1.5.4, 2.1.4 and 4.7.
    func validate() throws(MessageBusError) {
        if topic.isEmpty { throw .invalidMessage("the topic is empty") }
        if topic.utf8.count > 65_535 { throw .invalidMessage("the topic is over 65,535 bytes long") }
        if topic.contains(where: { "+#\0".contains($0) }) {
            throw .invalidMessage("the topic \(topic.debugDescription) holds +, # or NUL, which are for filters only")
        }
        if payload.count > 268_435_455 { throw .invalidMessage("the payload for \(topic) is over 256 MiB") }
        if !(0...1).contains(qos) { throw .invalidMessage("QoS \(qos) for \(topic): only 0 and 1 are supported") }
        if let correlationData, correlationData.count > 65_535 {
            throw .invalidMessage("the correlation data for \(topic) is over 65,535 bytes long")
        }
    }
}

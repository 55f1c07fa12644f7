import Foundation

extension BridgeInfo.System {
    /// Of this machine.
    static var current: Self {
        var names = utsname()
        uname(&names)
        func text(_ field: some Any) -> String {
            withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        }
        let version = [text(names.sysname), text(names.release), text(names.machine)].joined(separator: " ")
        return Self(version: version, cpus: ProcessInfo.processInfo.activeProcessorCount)
    }
}

extension BridgeInfo.Broker {
    init(_ mqtt: Configuration.MQTT) {
        let scheme = mqtt.tls == Configuration.MQTT.TLS() ? "mqtt" : "mqtts"
        let host = mqtt.host.contains(":") ? "[\(mqtt.host)]" : mqtt.host
        self.init(
            server: "\(scheme)://\(host):\(mqtt.port)", version: mqtt.protocolVersion.rawValue,
            baseTopic: mqtt.baseTopic, clientID: mqtt.clientID)
    }
}

extension BridgeInfo {
    /// Those that listen with this configuration.
    static func doors(of configuration: Configuration) -> [Door] {
        let broker = Broker(configuration.mqtt).server
        let wyoming = configuration.wyoming.listen.map { Door(name: "wyoming", address: $0.description) }
        let hermes = configuration.hermes.enabled ? Door(name: "hermes", address: broker) : nil
        return [Door(name: "mqtt", address: broker)] + [hermes, wyoming].compactMap(\.self)
    }
}

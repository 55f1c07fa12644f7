import Adapters
import Foundation

/// Ports on 127.0.0.1.
package enum LoopbackPort {
    /// One that nobody listens on, and that nobody is given who asks for any: those begin at 32768 (ip(7),
    /// `ip_local_port_range`).
    package static func free() throws -> Int {
        for _ in 0..<100 {
            guard let (descriptor, port) = LoopbackSocket.listen(on: .random(in: 20_000..<32_768)) else { continue }
            close(descriptor)
            return port
        }
        throw POSIXError(.EADDRINUSE)
    }
}

import Adapters
import Foundation

/// Ports on 127.0.0.1.
package enum LoopbackPort {
    /// One that nobody listens on.
    package static func free() throws -> Int {
        guard let (descriptor, port) = LoopbackSocket.listen(on: nil) else { throw POSIXError(.EADDRINUSE) }
        close(descriptor)
        return port
    }
}

import CSystemd
import Foundation
package import MusicSkillCore

/// Whoever started this process and wants to know how it fares: systemd, by sd_notify(3) and sd_watchdog_enabled(3).
/// Where nobody asked, nothing is told.
package struct ServiceManager: Sendable {
    package enum News: Sendable, Equatable {
        /// The service is up; `status` is for people.
        case ready(status: String)
        /// It still lives.
        case alive
        case stopping
    }

    private let log: Log

    package init(log: Log) {
        self.log = log
    }

    /// How long it may go without a sign of life before it is ended; nothing where nobody waits for one.
    package var patience: Duration? {
        var microseconds: UInt64 = 0
        return sd_watchdog_enabled(0, &microseconds) > 0 ? .microseconds(Int64(microseconds)) : nil
    }

    package func tell(_ news: News) {
        let result = sd_notify(0, news.assignments)
        if result < 0 {
            log.warning("the service manager cannot be told", ["reason": String(cString: strerror(-result))])
        }
    }
}

extension ServiceManager.News {
    /// As sd_notify(3) wants them, one a line.
    var assignments: String {
        switch self {
        case .ready(let status): "READY=1\nSTATUS=\(status.split(whereSeparator: \.isNewline).joined(separator: " "))"
        case .alive: "WATCHDOG=1"
        case .stopping: "STOPPING=1"
        }
    }
}

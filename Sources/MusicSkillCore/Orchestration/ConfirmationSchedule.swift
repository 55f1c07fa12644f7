/// When to look for a command's effect, counted from the moment it was accepted, until it is seen.
///
/// Every look is a call, and two are what a command may cost in the usual case. An answer comes about 200 ms before its
/// effect, so a look after 300 ms would mostly see it and sometimes not, and one after 400 ms costs nobody a
/// noticeable wait. The second stands where slower players show theirs. Only players that wake or are far away need the
/// others; the last is still in time for a spoken reply.
package enum ConfirmationSchedule {
    package static let looks: [Duration] = [
        .milliseconds(400), .milliseconds(1000), .milliseconds(1800), .milliseconds(3000), .milliseconds(5000),
    ]
    /// For a command of which nobody knows whether it arrived: soon over, so that there is time to send it again.
    package static let looksInDoubt = Array(looks.prefix(3))
}

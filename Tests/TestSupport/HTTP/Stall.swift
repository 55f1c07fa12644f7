/// Waits until the task is cancelled: what a handler does that never answers.
package func stall() async {
    let (silence, continuation) = AsyncStream<Never>.makeStream()
    for await _ in silence {}
    continuation.finish()
}

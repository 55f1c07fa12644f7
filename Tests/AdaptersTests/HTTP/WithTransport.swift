import Adapters

/// A transport for one test.
func withTransport<Result>(
    caFile: String? = nil, _ body: (CurlTransport) async throws -> Result
) async throws -> Result {
    try await CurlTransport.withTransport(.init(caFile: caFile), body)
}

import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct HomeNetworkTests {
    @Test(arguments: [
        "127.0.0.1", "localhost", "10.1.2.3", "192.168.1.10", "172.16.0.1", "172.31.9.9", "169.254.3.4", "fd12::1",
        "fe80::1", "homeassistant", "supervisor", "homeassistant.local", "ha.home.arpa",
    ])
    func `plain http may go to a machine in the home`(host: String) {
        #expect(HomeNetwork.holds(host))
    }

    @Test(arguments: [
        "8.8.8.8", "172.32.0.1", "192.169.1.1", "example.org", "local.example.org", "2001:db8::1", "3232235786",
        "192.168.1.10.example.org",
    ])
    func `and to no other`(host: String) {
        #expect(!HomeNetwork.holds(host))
    }
}

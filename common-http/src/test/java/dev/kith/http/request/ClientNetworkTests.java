package dev.kith.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientNetworkTests {

    @Test
    void isTheSlash64OfAnIpv6Address() {
        assertThat(ClientNetwork.of("2001:db8:1:2::1"))
                .isEqualTo(ClientNetwork.of("2001:db8:1:2:ffff:ffff:ffff:ffff"))
                .isNotEqualTo(ClientNetwork.of("2001:db8:1:3::1"));
        assertThat(ClientNetwork.of("fe80::1%eth0")).isEqualTo(ClientNetwork.of("fe80::2"));
    }

    @Test
    void isTheWholeIpv4Address() {
        assertThat(ClientNetwork.of("192.0.2.1"))
                .isEqualTo(ClientNetwork.of("::ffff:192.0.2.1"))
                .isNotEqualTo(ClientNetwork.of("192.0.2.2"));
    }

    @Test
    void doesNotConfuseAnIpv4AddressWithTheStartOfAnIpv6Address() {
        assertThat(ClientNetwork.of("32.1.13.184")).isNotEqualTo(ClientNetwork.of("2001:db8::1"));
    }

    @Test
    void isTheTextItselfIfThatIsNotAnAddress() {
        assertThat(ClientNetwork.of("unknown")).isEqualTo(new ClientNetwork("unknown"));
        assertThat(ClientNetwork.of("")).isEqualTo(new ClientNetwork(""));
    }
}

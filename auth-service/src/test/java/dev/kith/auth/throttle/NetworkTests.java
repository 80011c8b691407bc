package dev.kith.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTests {

    @Test
    void isOneAddressOfIpv4() {
        assertThat(Network.of("192.0.2.1")).isEqualTo(Network.of("192.0.2.1")).isNotEqualTo(Network.of("192.0.2.2"));
    }

    @Test
    void isAllAddressesOfOneSlash64OfIpv6() {
        assertThat(Network.of("2001:db8:1:2::1"))
                .isEqualTo(Network.of("2001:db8:1:2:ffff:ffff:ffff:ffff"))
                .isNotEqualTo(Network.of("2001:db8:1:3::1"));
    }

    @Test
    void isTheIpv4AddressThatAnIpv6AddressMaps() {
        assertThat(Network.of("::ffff:192.0.2.1")).isEqualTo(Network.of("192.0.2.1"));
    }

    @Test
    void doesNotTakeTheIpv4AddressForTheBeginningOfAnIpv6Address() {
        assertThat(Network.of("32.1.13.184")).isNotEqualTo(Network.of("2001:db8::1"));
    }
}

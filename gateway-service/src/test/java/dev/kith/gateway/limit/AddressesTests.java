package dev.kith.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressesTests {

    @Test
    void takesAllAddressesOfAHouseholdsNetworkForOne() {
        assertThat(Addresses.network("2001:db8:1:2::1"))
                .isEqualTo(Addresses.network("2001:db8:1:2:ffff:ffff:ffff:ffff"))
                .isNotEqualTo(Addresses.network("2001:db8:1:3::1"));
        assertThat(Addresses.network("fe80::1%eth0")).isEqualTo(Addresses.network("fe80::2"));
    }

    @Test
    void takesEveryOtherAddressForItself() {
        assertThat(Addresses.network("192.0.2.1"))
                .isEqualTo(Addresses.network("::ffff:192.0.2.1"))
                .isNotEqualTo(Addresses.network("192.0.2.2"));
    }
}

package dev.kith.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.TestSettings;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.token.DerivedKeys;
import org.junit.jupiter.api.Test;

class ThrottleKeysTests {

    private final ThrottleKeys keys = new ThrottleKeys(new DerivedKeys(TestSettings.of()));

    @Test
    void countOneIpv4AddressAsANetwork() {
        assertThat(network("192.0.2.1")).isEqualTo(network("192.0.2.1")).isNotEqualTo(network("192.0.2.2"));
    }

    @Test
    void countASlash64OfIpv6AsANetwork() {
        assertThat(network("2001:db8:1:2::1"))
                .isEqualTo(network("2001:db8:1:2:ffff:ffff:ffff:ffff"))
                .isNotEqualTo(network("2001:db8:1:3::1"));
    }

    @Test
    void differForAccountAndNetworkAndBoth() {
        var login = keys.of("a@example.com", new ClientInfo("192.0.2.1", ""));

        assertThat(login.account()).isNotEqualTo(login.network()).isNotEqualTo(login.accountOnNetwork());
        assertThat(login.network()).isNotEqualTo(login.accountOnNetwork());
        assertThat(keys.account("a@example.com")).isEqualTo(login.account());
    }

    @Test
    void dependOnTheSecret() {
        var others = new ThrottleKeys(
                new DerivedKeys(TestSettings.of("KEY_ENCRYPTION_SECRET=another secret of at least thirty-two bytes")));

        assertThat(others.account("a@example.com")).isNotEqualTo(keys.account("a@example.com"));
    }

    private String network(String address) {
        return keys.of("a@example.com", new ClientInfo(address, "")).network();
    }
}

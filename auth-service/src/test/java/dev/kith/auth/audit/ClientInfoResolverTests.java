package dev.kith.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientInfoResolverTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void readsTheHeadersOfTheGateway() {
        request.addHeader("X-Forwarded-For", "2001:db8::1, 10.0.0.1");
        request.addHeader("User-Agent", "a browser");

        assertThat(ClientInfoResolver.client(request)).isEqualTo(new ClientInfo("2001:db8:0:0:0:0:0:1", "a browser"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "localhost", "a.b.c.d", "192.0.2.1:80", "unknown"})
    void usesThePeerAddressWithoutTheHeader(String forwardedFor) {
        request.addHeader("X-Forwarded-For", forwardedFor);

        assertThat(ClientInfoResolver.client(request)).isEqualTo(new ClientInfo("127.0.0.1", ""));
    }

    @Test
    void cutsALongAgent() {
        request.addHeader("User-Agent", "a".repeat(5000));

        assertThat(ClientInfoResolver.client(request).agent()).hasSize(200);
    }
}

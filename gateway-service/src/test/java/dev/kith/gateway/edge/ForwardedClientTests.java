package dev.kith.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.gateway.testing.Service.Received;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedClientTests {

    @RegisterExtension
    static final Fleet FLEET = new Fleet().with("TRUSTED_PROXIES", "127.0.0.1, ::1, 10.0.0.0/8");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7|203.0.113.7",
                "198.51.100.1, 203.0.113.7|203.0.113.7",
                "203.0.113.7, 10.1.2.3|203.0.113.7",
                "127.0.0.1, 203.0.113.7, 10.1.2.3, 10.4.5.6|203.0.113.7",
                "evil, 10.1.2.3|10.1.2.3",
                "2001:db8::1|2001:db8:0:0:0:0:0:1",
                "''|127.0.0.1",
            })
    void acceptsTheAddressesThatTrustedProxiesHaveAdded(String forwardedFor, String client) {
        assertThat(ask("X-Forwarded-For", forwardedFor).headers().get("X-forwarded-for"))
                .containsExactly(client);
    }

    @Test
    void acceptsSchemeAndHostFromATrustedProxy() {
        var headers = ask("X-Forwarded-Proto", "https", "X-Forwarded-Host", "kith.example")
                .headers();
        assertThat(headers.get("X-forwarded-proto")).containsExactly("https");
        assertThat(headers.get("X-forwarded-host")).containsExactly("kith.example");
    }

    @Test
    void ourOwnPageIsTheOneThatTheProxyServes() {
        String[] page = {
            "X-Forwarded-Proto", "https", "X-Forwarded-Host", "kith.example", "Origin", "https://kith.example"
        };
        assertThat(FLEET.http()
                        .send("PUT", "/api/profile/", "{}", with(page, "Cookie", "jwt=" + FLEET.token()))
                        .status())
                .isEqualTo(200);
        page[1] = "http";
        assertThat(FLEET.http()
                        .send("PUT", "/api/profile/", "{}", with(page, "Cookie", "jwt=" + FLEET.token()))
                        .status())
                .isEqualTo(403);
    }

    private static Received ask(String... headers) {
        var answer = FLEET.http().get("/api/profile/x", with(headers, "Authorization", FLEET.bearer()));
        assertThat(answer.status()).isEqualTo(200);
        return FLEET.profile.only();
    }

    private static String[] with(String[] headers, String name, String value) {
        var more = Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = name;
        more[headers.length + 1] = value;
        return more;
    }
}

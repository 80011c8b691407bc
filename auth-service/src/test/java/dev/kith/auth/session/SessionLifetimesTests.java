package dev.kith.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.AuthProperties;
import dev.kith.auth.TestSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionLifetimesTests {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final AuthProperties.Session settings = TestSettings.of().session();

    @Test
    void endALoginWithItsOneToken() {
        var end = NOW.plus(Duration.ofHours(24));

        assertThat(SessionLifetimes.begin(SessionKind.LOGIN, NOW, settings))
                .isEqualTo(new SessionLifetimes(NOW, end, end, end));
    }

    @Test
    void endASessionWithoutARefreshAndInAnyCase() {
        assertThat(SessionLifetimes.begin(SessionKind.REFRESHABLE, NOW, settings))
                .isEqualTo(new SessionLifetimes(
                        NOW,
                        NOW.plus(Duration.ofMinutes(15)),
                        NOW.plus(Duration.ofDays(7)),
                        NOW.plus(Duration.ofDays(30))));
    }

    @Test
    void letNoTokenOutliveItsSession() {
        var end = NOW.plus(Duration.ofMinutes(1));
        var idle = TestSettings.of("SESSION_IDLE=5m").session();

        assertThat(SessionLifetimes.refresh(NOW, end, settings)).isEqualTo(new SessionLifetimes(NOW, end, end, end));
        assertThat(SessionLifetimes.begin(SessionKind.REFRESHABLE, NOW, idle).accessLife())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void areTheAgesOfTheCookies() {
        var tokens = new IssuedTokens(new UUID(0, 0), "access", Duration.ofMinutes(15), "refresh", Duration.ofDays(7));

        assertThat(new SessionCookies(TestSettings.of()).of(tokens))
                .satisfiesExactly(
                        access -> assertThat(access).contains("; Max-Age=900;"),
                        refresh -> assertThat(refresh).contains("; Max-Age=604800;"));
    }

    @Test
    void comeWithCookiesThatArePrefixedForHttps() {
        var tokens = new IssuedTokens(new UUID(0, 0), "access", Duration.ofMinutes(15), "refresh", Duration.ofDays(7));

        assertThat(new SessionCookies(TestSettings.of("PUBLIC_URL=https://kith.example")).of(tokens))
                .satisfiesExactly(
                        access -> assertThat(access)
                                .startsWith("__Host-kith_access=access; Path=/;")
                                .contains("; Secure; HttpOnly; SameSite=Lax"),
                        refresh -> assertThat(refresh)
                                .startsWith("__Secure-kith_refresh=refresh; Path=/api/auth/refresh;")
                                .contains("; Secure; HttpOnly; SameSite=Lax"));
        assertThat(tokens).asString().doesNotContain("access=").contains("redacted");
    }
}

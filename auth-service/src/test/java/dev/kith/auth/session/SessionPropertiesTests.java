package dev.kith.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

class SessionPropertiesTests {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final SessionProperties properties = properties(Duration.ofDays(7), "http://localhost:8080");

    @Test
    void letALoginEndWithItsOneToken() {
        var end = NOW.plus(Duration.ofHours(24));

        assertThat(properties.begin(SessionKind.LOGIN, NOW)).isEqualTo(new SessionLifetimes(NOW, end, end, end));
    }

    @Test
    void letASessionWaitForARefreshAndEndInAnyCase() {
        assertThat(properties.begin(SessionKind.REFRESHABLE, NOW))
                .isEqualTo(new SessionLifetimes(
                        NOW,
                        NOW.plus(Duration.ofMinutes(15)),
                        NOW.plus(Duration.ofDays(7)),
                        NOW.plus(Duration.ofDays(30))));
    }

    @Test
    void areThoseOfTheDocumentsUnlessTheEnvironmentSaysOtherwise() throws IOException {
        var environment = new MockEnvironment();
        new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);

        assertThat(environment.getProperty("kith.auth.session.life")).isEqualTo("30d");
        assertThat(environment.getProperty("kith.auth.session.idle")).isEqualTo("7d");
        assertThat(environment.getProperty("kith.auth.session.refresh-grace")).isEqualTo("10s");
    }

    @Test
    void letNoTokenOutliveItsSession() {
        var end = NOW.plus(Duration.ofMinutes(1));

        assertThat(properties.refresh(NOW, end)).isEqualTo(new SessionLifetimes(NOW, end, end, end));
        assertThat(properties(Duration.ofMinutes(5), "http://localhost:8080")
                        .begin(SessionKind.REFRESHABLE, NOW)
                        .accessLife())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void refuseTokensThatOutliveTheMemoryOfTheirEnd() {
        assertThatThrownBy(() -> properties(Duration.ofDays(8), Duration.ofDays(7), "http://localhost:8080"))
                .hasMessageContaining("LOGIN_TOKEN_LIFE")
                .hasMessageContaining("7d or less");
    }

    @Test
    void refuseALifeThatIsNone() {
        assertThatThrownBy(() -> properties(Duration.ZERO, "http://localhost:8080"))
                .hasMessageContaining("SESSION_IDLE");
    }

    @Test
    void nameTheCookiesByWhereKithIsReached() {
        var grant = new IssuedTokens(new UUID(0, 0), "access", Duration.ofMinutes(15), "refresh", Duration.ofDays(7));

        assertThat(new SessionCookies(properties(Duration.ofDays(7), "https://kith.example")).of(grant))
                .satisfiesExactly(
                        access -> assertThat(access)
                                .startsWith("__Host-kith_access=access; Path=/;")
                                .contains("; Secure; HttpOnly; SameSite=Lax"),
                        refresh -> assertThat(refresh)
                                .startsWith("__Secure-kith_refresh=refresh; Path=/api/auth/refresh;")
                                .contains("; Secure; HttpOnly; SameSite=Lax"));
        assertThat(grant).asString().doesNotContain("access=").contains("redacted");
    }

    private static SessionProperties properties(Duration idle, String publicUrl) {
        return properties(Duration.ofHours(24), idle, publicUrl);
    }

    private static SessionProperties properties(Duration loginTokenLife, Duration idle, String publicUrl) {
        return new SessionProperties(
                Duration.ofMinutes(15),
                loginTokenLife,
                Duration.ofDays(30),
                idle,
                Duration.ofSeconds(10),
                URI.create(publicUrl));
    }
}

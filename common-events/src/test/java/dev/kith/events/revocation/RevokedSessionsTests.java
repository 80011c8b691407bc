package dev.kith.events.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.events.contract.SessionRevoked;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RevokedSessionsTests {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Instant now = NOON;
    private final RevokedSessions sessions = new RevokedSessions(3, () -> now);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    RevokedSessionsTests() {
        sessions.bindTo(meters);
    }

    @Test
    void containsRevokedSessionsOnly() {
        var ended = revoke(60);

        assertThat(sessions.contains(ended)).isTrue();
        assertThat(sessions.contains(UUID.randomUUID().toString())).isFalse();
        assertThat(sessions.contains(null)).isFalse();
    }

    @Test
    void removesASessionWhenItsLastTokenHasExpired() {
        var first = revoke(60);
        now = NOON.plusSeconds(60);
        var second = revoke(120);

        assertThat(sessions.contains(first)).isFalse();
        assertThat(sessions.contains(second)).isTrue();
        assertThat(size()).isEqualTo(1);
    }

    @Test
    void doesNotAddASessionThatHasExpired() {
        assertThat(sessions.contains(revoke(-1))).isFalse();
        assertThat(size()).isZero();
    }

    @Test
    void addsTheSameSessionOnce() {
        var event = event(UUID.randomUUID(), "logout", 60);
        sessions.add(event);
        sessions.add(event);

        assertThat(size()).isEqualTo(1);
    }

    @Test
    void removesTheSessionThatExpiresSoonestWhenItIsFull(CapturedOutput output) {
        var late = revoke(300);
        var soonest = revoke(100);
        var later = revoke(200);
        assertThat(output.getAll()).doesNotContain("More than 3 sessions");

        var latest = revoke(400);

        assertThat(sessions.contains(soonest)).isFalse();
        assertThat(sessions.contains(late)).isTrue();
        assertThat(sessions.contains(later)).isTrue();
        assertThat(sessions.contains(latest)).isTrue();
        assertThat(size()).isEqualTo(3);
        assertThat(meters.get("kith.revocations.forgotten").functionCounter().count())
                .isEqualTo(1);
        assertThat(output.getAll()).contains("More than 3 sessions");
    }

    @Test
    void removesOnlySessionsOfTheUserWithTheMost() {
        var others = revoke(60);
        var greedy = UUID.randomUUID();
        var earlier = revoke(greedy, 300);

        var later = Stream.generate(() -> revoke(greedy, 400)).limit(10).toList();

        assertThat(sessions.contains(others)).isTrue();
        assertThat(sessions.contains(earlier)).isFalse();
        assertThat(later.stream().filter(sessions::contains)).hasSize(2);
        assertThat(size()).isEqualTo(3);
    }

    /** Whatever the reason is: a user can log in and end all other sessions again and again. */
    @ParameterizedTest
    @ValueSource(strings = {"logout", "revoked", "refresh_token_reused"})
    void removesOnlySessionsOfAUserWhoEndsThemWithoutEnd(String reason) {
        var others = revoke(60);
        var greedy = UUID.randomUUID();

        for (var session = 0; session < 10; session++) {
            revoke(greedy, reason, 400);
        }

        assertThat(sessions.contains(others)).isTrue();
        assertThat(size()).isEqualTo(3);
    }

    @Test
    void keepsABanWhileOthersEndTheirSessions() {
        var banned = UUID.randomUUID();
        var first = revoke(banned, "user_banned", 60);
        var second = revoke(banned, "user_banned", 60);
        for (var account = 0; account < 10; account++) {
            for (var reason : new String[] {"logout", "too_many_sessions", "revoked", "refresh_token_reused"}) {
                revoke(UUID.randomUUID(), reason, 300);
            }
        }

        assertThat(sessions.contains(first)).isTrue();
        assertThat(sessions.contains(second)).isTrue();
        assertThat(size()).isEqualTo(3);
    }

    @Test
    void removesALogoutBeforeAStolenSession() {
        var stolen = revoke(UUID.randomUUID(), "refresh_token_reused", 60);
        var reset = revoke(UUID.randomUUID(), "password_reset", 60);
        revoke(300);
        var latest = revoke(400);

        assertThat(Stream.of(stolen, reset, latest)).allMatch(sessions::contains);
        assertThat(size()).isEqualTo(3);
    }

    @Test
    void doesNotCountExpiredSessionsOfAUser() {
        var greedy = UUID.randomUUID();
        revoke(greedy, 60);
        revoke(greedy, 60);
        revoke(greedy, 60);
        now = NOON.plusSeconds(60);
        var late = revoke(greedy, 200);
        var soonest = revoke(100);

        revoke(200);
        revoke(200);

        assertThat(sessions.contains(late)).isTrue();
        assertThat(sessions.contains(soonest)).isFalse();
    }

    private String revoke(long seconds) {
        return revoke(UUID.randomUUID(), seconds);
    }

    private String revoke(UUID user, long seconds) {
        return revoke(user, "logout", seconds);
    }

    private String revoke(UUID user, String reason, long seconds) {
        var event = event(user, reason, seconds);
        sessions.add(event);
        return event.sessionId().toString();
    }

    private static SessionRevoked event(UUID user, String reason, long seconds) {
        return new SessionRevoked(UUID.randomUUID(), user, reason, NOON.plusSeconds(seconds));
    }

    private double size() {
        return meters.get("kith.revocations").gauge().value();
    }
}

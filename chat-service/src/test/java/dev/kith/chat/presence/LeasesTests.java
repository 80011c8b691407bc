package dev.kith.chat.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeasesTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant LATER = NOW.plusSeconds(40);
    private static final Instant MUCH_LATER = NOW.plusSeconds(61);

    private final Leases leases = new Leases(Duration.ofMinutes(1));
    private final UUID here = UUID.randomUUID();
    private final UUID there = UUID.randomUUID();
    private final UUID anna = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    @Test
    void returnTheUsersWhoseStateChanged() {
        assertThat(leases.renew(here, List.of(anna, ben), NOW)).containsExactlyInAnyOrder(anna, ben);
        assertThat(leases.renew(here, List.of(anna), LATER)).isEmpty();
        assertThat(leases.isOnline(anna)).isTrue();
        assertThat(leases.end(here, List.of(anna))).containsExactly(anna);
        assertThat(leases.end(here, List.of(anna))).isEmpty();
        assertThat(leases.isOnline(anna)).isFalse();
        assertThat(leases.isOnline(ben)).isTrue();
    }

    @Test
    void keepAUserOnlineWhoIsStillOnAnotherInstance() {
        leases.renew(here, List.of(anna), NOW);
        assertThat(leases.renew(there, List.of(anna), NOW)).isEmpty();
        assertThat(leases.end(here, List.of(anna))).isEmpty();
        assertThat(leases.end(there, List.of(anna))).containsExactly(anna);
    }

    @Test
    void expire() {
        leases.renew(here, List.of(anna, ben), NOW);
        leases.renew(here, List.of(ben), LATER);
        assertThat(leases.expire(LATER)).isEmpty();
        assertThat(leases.expire(MUCH_LATER)).isEqualTo(Set.of(anna));
        assertThat(leases.isOnline(ben)).isTrue();
    }
}

package dev.kith.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.throttle.LoginBucketStore.EmptyBucket;
import dev.kith.auth.throttle.LoginBucketStore.LoginBucket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthServiceTest
class LoginBucketStoreIntegrationTests {

    private final LoginBucket small = new LoginBucket(UUID.randomUUID().toString(), 1, Duration.ofMinutes(10));
    private final LoginBucket large = new LoginBucket(UUID.randomUUID().toString(), 2, Duration.ofMinutes(30));

    @Autowired
    private LoginBucketStore store;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void namesTheEmptyBucketWithTheLongestWait() {
        assertThat(store.take(List.of(small, large))).isEmpty();
        assertThat(store.take(List.of(large))).isEmpty();

        assertThat(store.take(List.of(small, large))).hasValueSatisfying(empty -> {
            assertThat(empty.key()).isEqualTo(large.key());
            assertThat(empty.retryAfter()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        });
    }

    @Test
    void neverHoldsMoreThanItsCapacity() {
        store.giveBack(List.of(small, large));
        store.giveBack(List.of(small, large));

        assertThat(store.take(List.of(small))).isEmpty();
        assertThat(store.take(List.of(small))).map(EmptyBucket::key).hasValue(small.key());
    }

    @Test
    void hasTheTokenAgainThatWasGivenBack() {
        store.take(List.of(small));
        store.giveBack(List.of(small));

        assertThat(store.take(List.of(small))).isEmpty();
    }

    @Test
    void keepsABucketThatIsNotFull() {
        store.take(List.of(small, large));
        store.refill(small.key());

        store.purge();

        assertThat(jdbc.sql("select key from login_buckets where key in (:keys)")
                        .param("keys", List.of(small.key(), large.key()))
                        .query(String.class)
                        .list())
                .containsExactly(large.key());
    }

    @Test
    void marksOneRefusalUntilTheNextToken() {
        store.take(List.of(large));

        assertThat(store.markRefused(large.key())).isTrue();
        assertThat(store.markRefused(large.key())).isFalse();
        store.take(List.of(large));
        assertThat(store.markRefused(large.key())).isTrue();
    }
}

package dev.kith.auth.throttle;

import dev.kith.database.retention.Retention;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code login_buckets}. A row says when its bucket will be full; a bucket without a row is full. A statement
 * locks several rows in the order of their keys, so two logins never wait for each other.
 */
@Component
class LoginBucketStore {

    private final JdbcClient jdbc;

    LoginBucketStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes a token from each bucket.
     *
     * @return the empty bucket with the longest wait; the caller then rolls back. Empty if every bucket had a token.
     */
    Optional<EmptyBucket> take(List<LoginBucket> buckets) {
        var byKey = buckets.stream().collect(Collectors.toMap(LoginBucket::key, Function.identity()));
        return add(buckets, 1).stream()
                .map(row -> {
                    var bucket = Objects.requireNonNull(byKey.get(row.key()));
                    return new EmptyBucket(row.key(), row.untilFull().minus(bucket.refillAll()));
                })
                .filter(empty -> empty.retryAfter().isPositive())
                .max(Comparator.comparing(EmptyBucket::retryAfter));
    }

    /** Gives a token back to each bucket. */
    void giveBack(List<LoginBucket> buckets) {
        add(buckets, -1);
    }

    // All of it is decided by the database's clock, and by the value of the row once it is locked.
    private List<Row> add(List<LoginBucket> buckets, int taken) {
        return jdbc.sql("""
                        insert into login_buckets as bucket (key, full_at)
                        select key, now() + make_interval(secs => seconds)
                        from unnest(:keys, :seconds) change (key, seconds)
                        order by key collate "C"
                        on conflict (key) do update set
                            full_at = greatest(
                                greatest(bucket.full_at, clock_timestamp()) + (excluded.full_at - now()),
                                clock_timestamp()),
                            refused = false
                        returning key, (extract(epoch from full_at - clock_timestamp()) * 1000)::bigint as millis_until_full
                        """)
                .param("keys", buckets.stream().map(LoginBucket::key).toArray(String[]::new))
                .param(
                        "seconds",
                        buckets.stream()
                                .map(bucket -> taken * bucket.refill().toMillis() / 1000.0)
                                .toArray(Double[]::new))
                .query(Row.class)
                .list();
    }

    /** Fills the bucket. */
    void refill(String key) {
        jdbc.sql("""
                        update login_buckets set full_at = least(full_at, now()) where key = :key
                        """).param("key", key).update();
    }

    /** Marks that the bucket has refused a login; false if it had refused one since its last change. */
    boolean markRefused(String key) {
        return jdbc.sql("""
                        update login_buckets set refused = true where key = :key and not refused
                        """).param("key", key).update() == 1;
    }

    /** Deletes full buckets. A locked one is about to change, and stays. */
    int purge() {
        return jdbc.sql("""
                        delete from login_buckets where key in (
                            select key from login_buckets where full_at <= now() limit :batch for update skip locked)
                        """).param("batch", Retention.BATCH).update();
    }

    /** @param retryAfter the time until the bucket has a token */
    record EmptyBucket(String key, Duration retryAfter) {}

    private record Row(String key, long millisUntilFull) {

        Duration untilFull() {
            return Duration.ofMillis(millisUntilFull);
        }
    }

    /**
     * A token bucket. A wrong password costs a token; an empty bucket refuses a login.
     *
     * @param capacity the wrong passwords that a full bucket allows at once
     * @param refill the time in which one token comes back
     */
    record LoginBucket(String key, int capacity, Duration refill) {

        /** The time until an empty bucket is full. */
        Duration refillAll() {
            return refill.multipliedBy(capacity);
        }
    }
}

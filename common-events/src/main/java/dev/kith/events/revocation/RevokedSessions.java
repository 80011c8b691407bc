package dev.kith.events.revocation;

import dev.kith.events.contract.SessionRevoked;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door: which sessions have been revoked. Each is remembered until its last token expires by itself. There is a bound: past it those
 * are forgotten first whose tokens have the least time left, and it is said so. To ask costs one look into a hash table.
 */
public final class RevokedSessions implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(RevokedSessions.class);

    private final int most;
    private final InstantSource clock;
    private final Map<String, Revocation> bySession = new ConcurrentHashMap<>();
    private final PriorityQueue<Revocation> byExpiry = new PriorityQueue<>(Comparator.comparing(Revocation::until));

    private final AtomicLong forgotten = new AtomicLong();

    /**
     * A set that knows of none yet.
     *
     * @param most how many are remembered at once; each takes some 250 bytes
     */
    public RevokedSessions(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    /**
     * Whether no token of this session counts any more.
     *
     * @param session claim {@code sid}; a token without one cannot be revoked
     */
    public boolean contains(@Nullable String session) {
        return session != null && bySession.containsKey(session);
    }

    /** Remembers another one, however often it is told. */
    public synchronized void add(SessionRevoked revoked) {
        letGoOfExpired();
        var revocation = new Revocation(revoked.sessionId().toString(), revoked.until());
        if (revocation.until().isAfter(clock.instant())
                && bySession.putIfAbsent(revocation.session(), revocation) == null) {
            byExpiry.add(revocation);
            keepBound();
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("kith.revocations", bySession, Map::size)
                .description("revoked sessions whose tokens have not expired")
                .register(registry);
        FunctionCounter.builder("kith.revocations.forgotten", forgotten, AtomicLong::get)
                .description("revoked sessions that were forgotten before their tokens expired, for want of room")
                .register(registry);
    }

    private void letGoOfExpired() {
        var now = clock.instant();
        for (var next = byExpiry.peek(); next != null && !next.until().isAfter(now); next = byExpiry.peek()) {
            bySession.remove(byExpiry.remove().session());
        }
    }

    private void keepBound() {
        if (byExpiry.size() <= most) {
            return;
        }
        var soonest = byExpiry.remove();
        bySession.remove(soonest.session());
        if (forgotten.getAndIncrement() % most == 0) {
            log.warn(
                    "More than {} sessions are revoked: the tokens of those with the least time left, until {}, are good again",
                    most,
                    soonest.until());
        }
    }

    private record Revocation(String session, Instant until) {}
}

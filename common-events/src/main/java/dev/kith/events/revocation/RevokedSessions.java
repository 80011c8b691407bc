package dev.kith.events.revocation;

import dev.kith.events.contract.SessionRevoked;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door: which sessions have been revoked. Each is remembered until its last token expires by itself. There is a
 * bound: past it the user with the most of them loses the one whose tokens have the least time left, and it is said so.
 * Whoever revokes without end drives out their own. To ask costs one look into a hash table.
 */
public final class RevokedSessions implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(RevokedSessions.class);

    private static final Comparator<Revocation> SOONEST =
            Comparator.comparing(Revocation::until).thenComparing(Revocation::session);

    // Whose are most; of two who have as many, whose ends sooner.
    private static final Comparator<NavigableSet<Revocation>> MOST = Comparator.comparingInt(
                    (NavigableSet<Revocation> own) -> -own.size())
            .thenComparing(NavigableSet::first, SOONEST);

    private final int most;
    private final InstantSource clock;
    private final Map<String, Revocation> bySession = new ConcurrentHashMap<>();
    private final NavigableSet<Revocation> byExpiry = new TreeSet<>(SOONEST);
    private final Map<UUID, NavigableSet<Revocation>> byUser = new HashMap<>();
    private final NavigableSet<NavigableSet<Revocation>> shares = new TreeSet<>(MOST);

    private final AtomicLong forgotten = new AtomicLong();

    /**
     * A set that knows of none yet.
     *
     * @param most how many are remembered at once; each takes some 500 bytes
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
        var revocation = new Revocation(revoked.sessionId().toString(), revoked.userId(), revoked.until());
        if (revocation.until().isAfter(clock.instant())
                && bySession.putIfAbsent(revocation.session(), revocation) == null) {
            byExpiry.add(revocation);
            share(revocation.user(), own -> own.add(revocation));
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
        while (!byExpiry.isEmpty() && !byExpiry.first().until().isAfter(now)) {
            forget(byExpiry.first());
        }
    }

    private void keepBound() {
        if (byExpiry.size() <= most) {
            return;
        }
        var soonestOfTheMost = shares.first().first();
        forget(soonestOfTheMost);
        if (forgotten.getAndIncrement() % most == 0) {
            log.warn(
                    "More than {} sessions are revoked: tokens of one of user {}, until {}, are good again",
                    most,
                    soonestOfTheMost.user(),
                    soonestOfTheMost.until());
        }
    }

    private void forget(Revocation revocation) {
        bySession.remove(revocation.session());
        byExpiry.remove(revocation);
        share(revocation.user(), own -> own.remove(revocation));
    }

    // Out of the order while it changes, since what changes is what it is ordered by.
    private void share(UUID user, Consumer<NavigableSet<Revocation>> change) {
        var own = byUser.computeIfAbsent(user, _ -> new TreeSet<>(SOONEST));
        if (!own.isEmpty()) {
            shares.remove(own);
        }
        change.accept(own);
        if (own.isEmpty()) {
            byUser.remove(user);
        } else {
            shares.add(own);
        }
    }

    private record Revocation(String session, UUID user, Instant until) {}
}

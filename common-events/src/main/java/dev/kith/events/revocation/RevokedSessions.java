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
 * Which sessions have been revoked. Each is kept until its last token expires by itself. Their number is limited:
 * beyond the limit the user with the most revoked sessions loses one, a logout before others, and that is logged. So a
 * user who revokes without end removes only their own. Sessions of banned users go last of all, so no number of
 * accounts can push out a ban. A lookup is one access to a hash table.
 */
public final class RevokedSessions implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(RevokedSessions.class);

    private static final Comparator<Revocation> BY_EXPIRY =
            Comparator.comparing(Revocation::until).thenComparing(Revocation::session);

    // In the order in which the revocations of one user are given up.
    private static final Comparator<Revocation> BY_WEIGHT =
            Comparator.comparing(Revocation::weight).thenComparing(BY_EXPIRY);

    // The user with the most sessions first; of two with as many, the one whose next session is given up first.
    private static final Comparator<NavigableSet<Revocation>> BY_COUNT = Comparator.comparingInt(
                    (NavigableSet<Revocation> own) -> -own.size())
            .thenComparing(NavigableSet::first, BY_WEIGHT);

    private final int limit;
    private final InstantSource clock;
    private final Map<String, Revocation> bySession = new ConcurrentHashMap<>();
    private final NavigableSet<Revocation> byExpiry = new TreeSet<>(BY_EXPIRY);
    private final RevocationsByUser bans = new RevocationsByUser();
    private final RevocationsByUser others = new RevocationsByUser();

    private final AtomicLong forgotten = new AtomicLong();

    /**
     * An empty set.
     *
     * @param limit how many are kept at once; each takes about 500 bytes
     */
    public RevokedSessions(int limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Whether this session is revoked, so that its tokens are no longer valid.
     *
     * @param session claim {@code sid}; a token without one cannot be revoked
     */
    public boolean contains(@Nullable String session) {
        return session != null && bySession.containsKey(session);
    }

    /** Adds a session. Adding the same one again changes nothing. */
    public synchronized void add(SessionRevoked revoked) {
        removeExpired();
        var revocation = new Revocation(
                revoked.sessionId().toString(), revoked.userId(), revoked.until(), Weight.of(revoked.reason()));
        if (revocation.until().isAfter(clock.instant())
                && bySession.putIfAbsent(revocation.session(), revocation) == null) {
            byExpiry.add(revocation);
            group(revocation).update(revocation.user(), own -> own.add(revocation));
            enforceLimit();
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("kith.revocations", bySession, Map::size)
                .description("revoked sessions whose tokens have not expired")
                .register(registry);
        FunctionCounter.builder("kith.revocations.forgotten", forgotten, AtomicLong::get)
                .description("revoked sessions that were forgotten before their tokens expired, because of the limit")
                .register(registry);
    }

    private void removeExpired() {
        var now = clock.instant();
        while (!byExpiry.isEmpty() && !byExpiry.first().until().isAfter(now)) {
            remove(byExpiry.first());
        }
    }

    private void enforceLimit() {
        if (byExpiry.size() <= limit) {
            return;
        }
        var removed = (others.isEmpty() ? bans : others).first();
        remove(removed);
        if (forgotten.getAndIncrement() % limit == 0) {
            log.warn(
                    "More than {} sessions are revoked: tokens of one of user {}, until {}, are good again",
                    limit,
                    removed.user(),
                    removed.until());
        }
    }

    private void remove(Revocation revocation) {
        bySession.remove(revocation.session());
        byExpiry.remove(revocation);
        group(revocation).update(revocation.user(), own -> own.remove(revocation));
    }

    private RevocationsByUser group(Revocation revocation) {
        return revocation.weight() == Weight.BAN ? bans : others;
    }

    /** How much it matters that a session stays revoked, by the reason that auth-service gives. */
    private enum Weight {
        /** The user logged out, or began more sessions than allowed. */
        HARMLESS,
        /** A token may be stolen, or the account is gone. */
        PROTECTIVE,
        /** The operator has decided, and no user can cause it. */
        BAN;

        static Weight of(String reason) {
            return switch (reason) {
                case "logout", "too_many_sessions" -> HARMLESS;
                case "user_banned" -> BAN;
                default -> PROTECTIVE;
            };
        }
    }

    private record Revocation(String session, UUID user, Instant until, Weight weight) {}

    private static final class RevocationsByUser {

        private final Map<UUID, NavigableSet<Revocation>> byUser = new HashMap<>();
        private final NavigableSet<NavigableSet<Revocation>> usersByCount = new TreeSet<>(BY_COUNT);

        boolean isEmpty() {
            return byUser.isEmpty();
        }

        Revocation first() {
            return usersByCount.first().first();
        }

        // The set is ordered by what changes, so the user is taken out of it during the change.
        void update(UUID user, Consumer<NavigableSet<Revocation>> change) {
            var own = byUser.computeIfAbsent(user, _ -> new TreeSet<>(BY_WEIGHT));
            if (!own.isEmpty()) {
                usersByCount.remove(own);
            }
            change.accept(own);
            if (own.isEmpty()) {
                byUser.remove(user);
            } else {
                usersByCount.add(own);
            }
        }
    }
}

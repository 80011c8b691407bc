package dev.kith.gateway.auth;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.kith.events.BroadcastStatus;
import dev.kith.events.revocation.RevokedSessions;
import dev.kith.http.text.Sha256;
import dev.kith.http.token.TokenVerifier;
import dev.kith.http.token.UnverifiedToken;
import dev.kith.http.token.VerificationResult;
import dev.kith.http.token.VerificationResult.AuthenticationFailure;
import dev.kith.http.token.VerificationResult.Rejected;
import dev.kith.http.token.VerificationResult.Unavailable;
import dev.kith.http.token.VerificationResult.Verified;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Verifies tokens, each of them once, even if its first requests come at the same time. The result is cached until the
 * token expires, its key is withdrawn or its session is revoked.
 */
public final class VerifiedTokenCache {

    // A few hundred bytes each.
    private static final int MAX_CACHED = 10_000;

    private static final Unavailable UNAVAILABLE = new Unavailable("Tokens cannot be verified right now");

    private static final Logger log = LoggerFactory.getLogger(VerifiedTokenCache.class);

    private final KeySource keys;
    private final TokenVerifier verifier;
    private final RevokedSessions revoked;
    private final BroadcastStatus reception;
    private final Scheduler workers;
    private final Clock clock;
    private final AsyncCache<ByteBuffer, VerificationResult> results;

    /**
     * Creates an empty cache.
     *
     * @param reception whether {@code revoked} has been read from its topic yet
     * @param workers where signatures are checked; it rejects work when too much waits
     */
    VerifiedTokenCache(
            KeySource keys,
            TokenVerifier verifier,
            RevokedSessions revoked,
            BroadcastStatus reception,
            Scheduler workers,
            Clock clock) {
        this.keys = keys;
        this.verifier = verifier;
        this.revoked = revoked;
        this.reception = reception;
        this.workers = workers;
        this.clock = clock;
        this.results = Caffeine.newBuilder()
                .maximumSize(MAX_CACHED)
                // The cache's maintenance takes less time than a change of thread.
                .executor(Runnable::run)
                .expireAfter(Expiry.<ByteBuffer, VerificationResult>creating((hash, result) -> timeToLive(result)))
                .buildAsync();
    }

    Mono<VerificationResult> verify(String compact) {
        if (compact.length() > UnverifiedToken.MAX_LENGTH) {
            return Mono.just(new Rejected(AuthenticationFailure.INVALID));
        }
        var hash = hash(compact);
        return cached(hash, compact)
                .filter(this::isCurrent)
                .switchIfEmpty(Mono.defer(() -> {
                    results.synchronous().invalidate(hash);
                    return cached(hash, compact);
                }))
                .map(this::checkRevocation);
    }

    /** Whether the token was verified before, so that {@link #verify} costs almost nothing. */
    boolean isCached(String compact) {
        return results.getIfPresent(hash(compact)) != null;
    }

    /** Whether any token can be verified: false until the first key set has been read. */
    public boolean isReady() {
        return keys.isReady();
    }

    private Mono<VerificationResult> cached(ByteBuffer hash, String compact) {
        // If the first request is cancelled, the others still wait for the same result.
        var suppressCancel = true;
        return Mono.fromFuture(
                () -> results.get(hash, (key, executor) -> check(compact).toFuture()), suppressCancel);
    }

    private Mono<VerificationResult> check(String compact) {
        return Mono.justOrEmpty(UnverifiedToken.parse(compact))
                .flatMap(token -> keys.find(token)
                        .flatMap(key -> Mono.fromCallable(() -> verifier.verify(token, key))
                                .subscribeOn(workers)))
                .defaultIfEmpty(new Rejected(AuthenticationFailure.INVALID))
                .onErrorResume(failure -> {
                    log.debug("A token could not be verified", failure);
                    return Mono.just(UNAVAILABLE);
                });
    }

    private boolean isCurrent(VerificationResult result) {
        return !(result instanceof Verified verified)
                || (keys.trusts(verified.key())
                        && clock.instant().isBefore(verified.identity().expires()));
    }

    // Applied to cached results too: the session may have been revoked since.
    private VerificationResult checkRevocation(VerificationResult result) {
        if (!(result instanceof Verified verified)) {
            return result;
        }
        if (revoked.contains(verified.identity().session())) {
            return new Rejected(AuthenticationFailure.INVALID);
        }
        // STARTING lasts for a moment after the start. Without Kafka the state is BEHIND, and the expiry of the token
        // bounds how long a revoked session is accepted.
        return reception.state() == BroadcastStatus.State.STARTING ? UNAVAILABLE : result;
    }

    // Only valid tokens are cached: for another one a key may appear or time may pass, and anyone can make invalid
    // ones.
    private Duration timeToLive(VerificationResult result) {
        return result instanceof Verified verified
                ? Duration.between(clock.instant(), verified.identity().expires())
                : Duration.ZERO;
    }

    private static ByteBuffer hash(String compact) {
        return ByteBuffer.wrap(Sha256.hash(compact));
    }
}

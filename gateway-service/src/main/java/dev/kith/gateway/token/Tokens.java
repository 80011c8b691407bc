package dev.kith.gateway.token;

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
 * The door: what to think of a token. A token is verified once, also when its first requests come at the same time;
 * then its verdict is remembered until it expires, its key is withdrawn or its session is revoked.
 */
public final class Tokens {

    // A few hundred bytes each.
    private static final int REMEMBERED = 10_000;

    private static final Unavailable NOT_NOW = new Unavailable("Tokens cannot be verified right now");

    private static final Logger log = LoggerFactory.getLogger(Tokens.class);

    private final KeySource keys;
    private final TokenVerifier verifier;
    private final RevokedSessions revoked;
    private final BroadcastStatus reception;
    private final Scheduler workers;
    private final Clock clock;
    private final AsyncCache<ByteBuffer, VerificationResult> verdicts;

    /**
     * @param reception whether {@code revoked} has been read from its topic yet
     * @param workers where signatures are checked; it refuses work when it is behind
     */
    Tokens(
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
        this.verdicts = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                // Its upkeep takes less than to hand it to another thread.
                .executor(Runnable::run)
                .expireAfter(Expiry.<ByteBuffer, VerificationResult>creating((hash, verdict) -> remember(verdict)))
                .buildAsync();
    }

    public Mono<VerificationResult> judge(String compact) {
        if (compact.length() > UnverifiedToken.MAX_LENGTH) {
            return Mono.just(new Rejected(AuthenticationFailure.INVALID));
        }
        var hash = ByteBuffer.wrap(Sha256.hash(compact));
        return remembered(hash, compact)
                .filter(this::stillHolds)
                .switchIfEmpty(Mono.defer(() -> {
                    verdicts.synchronous().invalidate(hash);
                    return remembered(hash, compact);
                }))
                .map(this::unlessRevoked);
    }

    /** Whether it has been found good before, so that {@link #judge} costs next to nothing. */
    public boolean remembers(String compact) {
        return verdicts.getIfPresent(ByteBuffer.wrap(Sha256.hash(compact))) != null;
    }

    /** Whether any token can be verified: not so before the first key set has been read. */
    public boolean ready() {
        return keys.ready();
    }

    private Mono<VerificationResult> remembered(ByteBuffer hash, String compact) {
        // Whoever asked first may go away; the others still wait for the same verdict.
        var keepForOthers = true;
        return Mono.fromFuture(
                () -> verdicts.get(hash, (key, executor) -> verify(compact).toFuture()), keepForOthers);
    }

    private Mono<VerificationResult> verify(String compact) {
        return Mono.justOrEmpty(UnverifiedToken.parse(compact))
                .flatMap(token -> keys.find(token)
                        .flatMap(key -> Mono.fromCallable(() -> verifier.verify(token, key))
                                .subscribeOn(workers)))
                .defaultIfEmpty(new Rejected(AuthenticationFailure.INVALID))
                .onErrorResume(this::undecided);
    }

    private Mono<VerificationResult> undecided(Throwable failure) {
        log.debug("A token could not be verified", failure);
        return Mono.just(NOT_NOW);
    }

    private boolean stillHolds(VerificationResult verdict) {
        return switch (verdict) {
            case Verified verified ->
                keys.trusts(verified.key())
                        && clock.instant().isBefore(verified.identity().expires());
            case Rejected refused -> true;
            case Unavailable undecided -> true;
        };
    }

    // Of every verdict, the remembered ones too: a session may have ended a moment ago.
    private VerificationResult unlessRevoked(VerificationResult verdict) {
        if (!(verdict instanceof Verified verified)) {
            return verdict;
        }
        if (revoked.contains(verified.identity().session())) {
            return new Rejected(AuthenticationFailure.INVALID);
        }
        // A moment after the start. Where Kafka is away nothing is being read, and the token's own life is the bound.
        return reception.state() == BroadcastStatus.State.STARTING ? NOT_NOW : verdict;
    }

    // Only what is good is kept: a key may appear, a clock may move, and bad tokens are free to make.
    private Duration remember(VerificationResult verdict) {
        return switch (verdict) {
            case Verified verified ->
                Duration.between(clock.instant(), verified.identity().expires());
            case Rejected refused -> Duration.ZERO;
            case Unavailable undecided -> Duration.ZERO;
        };
    }
}

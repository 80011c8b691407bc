package dev.kith.gateway.auth;

import dev.kith.http.token.UnverifiedToken;
import dev.kith.http.token.VerificationKey;
import dev.kith.http.token.VerificationKey.Published;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/**
 * The auth service's key set, as last read. It is read again on a schedule and when a token names an unknown key: never
 * twice at the same time, and at most once in {@link #PAUSE}, regardless of how many such tokens come.
 */
final class JwksKeySource implements KeySource {

    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(JwksKeySource.class);

    private final Duration refresh;
    private final Clock clock;
    private final Mono<KeySet> latest;
    private final AtomicInteger fetches = new AtomicInteger();

    private volatile Map<String, Published> current = Map.of();
    private volatile Instant due;
    private volatile boolean failing;

    JwksKeySource(JwksClient jwks, Duration refresh, Clock clock) {
        this.refresh = refresh;
        this.clock = clock;
        this.due = clock.instant();
        this.latest = Mono.defer(() -> {
                    var number = fetches.incrementAndGet();
                    return jwks.fetch().map(keys -> new KeySet(number, keys));
                })
                .doOnNext(set -> replace(set.keys()))
                .doOnError(this::keepCurrent)
                .cache(set -> PAUSE, failure -> PAUSE, () -> PAUSE);
    }

    @Override
    public Mono<VerificationKey> find(UnverifiedToken token) {
        return Mono.justOrEmpty(token.publishedKeyId())
                .flatMap(id ->
                        Mono.<VerificationKey>justOrEmpty(current.get(id)).switchIfEmpty(Mono.defer(() -> fetch(id))));
    }

    // The cached set may be older than the key, by at most the pause. A set that is read from now on is not.
    private Mono<VerificationKey> fetch(String id) {
        var before = fetches.get();
        return latest.filter(set -> set.keys().containsKey(id) || set.number() > before)
                .repeatWhenEmpty(again -> again.delayElements(PAUSE))
                .mapNotNull(set -> set.keys().get(id));
    }

    @Override
    public boolean trusts(VerificationKey key) {
        return key instanceof Published published && published.equals(current.get(published.id()));
    }

    @Override
    public boolean isReady() {
        return !current.isEmpty();
    }

    @Scheduled(fixedDelay = 1000)
    Mono<Void> refresh() {
        return clock.instant().isBefore(due) ? Mono.empty() : latest.then().onErrorComplete();
    }

    private void replace(Map<String, Published> keys) {
        if (!keys.equals(current)) {
            log.info("Tokens are verified with the keys {}", keys.keySet());
        }
        current = keys;
        due = clock.instant().plus(refresh);
        failing = false;
    }

    // A failure never empties the set: a valid token must not be refused because the auth service is down.
    private void keepCurrent(Throwable failure) {
        if (!failing) {
            log.warn("The key set cannot be read, the keys {} stay in use", current.keySet(), failure);
        }
        failing = true;
    }

    /**
     * A key set.
     *
     * @param number the number of the fetch that returned it
     */
    private record KeySet(int number, Map<String, Published> keys) {}
}

package dev.kith.gateway.token;

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
 * The auth service's key set, as last seen. It is asked for again on a schedule and when a token names an unknown key:
 * never twice at once, and at most once in {@link #PAUSE}, however many such tokens come.
 */
final class PublishedKeys implements KeySource {

    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(PublishedKeys.class);

    private final Duration refresh;
    private final Clock clock;
    private final Mono<KeySet> latest;
    private final AtomicInteger fetches = new AtomicInteger();

    private volatile Map<String, Published> current = Map.of();
    private volatile Instant due;
    private volatile boolean failing;

    PublishedKeys(JwksClient jwks, Duration refresh, Clock clock) {
        this.refresh = refresh;
        this.clock = clock;
        this.due = clock.instant();
        this.latest = Mono.defer(() -> {
                    var number = fetches.incrementAndGet();
                    return jwks.fetch().map(keys -> new KeySet(number, keys));
                })
                .doOnNext(set -> replace(set.keys()))
                .doOnError(this::keep)
                .cache(set -> PAUSE, failure -> PAUSE, () -> PAUSE);
    }

    @Override
    public Mono<VerificationKey> find(UnverifiedToken token) {
        return Mono.justOrEmpty(token.publishedKeyId())
                .flatMap(id ->
                        Mono.<VerificationKey>justOrEmpty(current.get(id)).switchIfEmpty(Mono.defer(() -> look(id))));
    }

    // The set at hand may be older than the key by as much as the pause; one that is asked for from now on is not.
    private Mono<VerificationKey> look(String id) {
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
    public boolean ready() {
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

    // Not an empty set, whatever the reason: a valid token must not be refused because the auth service is away.
    private void keep(Throwable failure) {
        if (!failing) {
            log.warn("The key set cannot be read, going on with the keys {}", current.keySet(), failure);
        }
        failing = true;
    }

    /** @param number of the fetch that it came with */
    private record KeySet(int number, Map<String, Published> keys) {}
}

package dev.kith.auth.token;

import dev.kith.auth.AuthProperties;
import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.auth.token.KeyController.KeyState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rotates the signing key. The new key is published at once and signs after {@code KEY_LEAD}, when every gateway knows
 * it. The old key stays published until its last token has expired. So no valid token is refused for its key.
 */
@Component
class KeyRotation {

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

    private final SigningKeys keys;
    private final SigningKeyStore store;
    private final AuthProperties properties;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    private volatile @Nullable Instant signingSince;

    KeyRotation(
            SigningKeys keys,
            SigningKeyStore store,
            AuthProperties properties,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry meters) {
        this.keys = keys;
        this.store = store;
        this.properties = properties;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        Gauge.builder("kith.auth.key.age", this, KeyRotation::signingSeconds)
                .baseUnit("seconds")
                .description("How long the current key has signed")
                .register(meters);
    }

    /** The key that will sign next: a new one, or one that was created before and does not sign yet. */
    KeyState rotate() {
        return transaction.execute(_ -> {
            store.lock();
            var next = store.next().orElseGet(this::createNext);
            return states().stream()
                    .filter(state -> state.kid().equals(next))
                    .findFirst()
                    .orElseThrow();
        });
    }

    List<KeyState> states() {
        return store.states();
    }

    /**
     * Runs on every instance. The lock lets one of them create the key; for the others the rotation is not due any
     * more.
     */
    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void rotateIfDue() {
        try {
            transaction.executeWithoutResult(_ -> {
                store.lock();
                if (store.isDue(properties.key().rotation(), properties.key().lead())) {
                    createNext();
                }
                store.deleteRetiredPrivateKeys();
                store.deleteExpired();
            });
            store.signing().ifPresent(key -> signingSince = key.signsFrom());
        } catch (DataAccessException unavailable) {
            log.warn("Signing keys are not rotated for the moment: {}", unavailable.getMessage());
        }
    }

    private String createNext() {
        var kid = keys.create(properties.key().lead());
        store.retireAllBut(kid, properties.keyRetirement());
        audit.record(SecurityEvent.of(SecurityEventType.KEY_ROTATED, null));
        return kid;
    }

    private double signingSeconds() {
        var since = signingSince;
        return since == null
                ? Double.NaN
                : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}

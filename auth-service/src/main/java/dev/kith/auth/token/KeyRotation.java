package dev.kith.auth.token;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
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
 * Lets one key follow another. The new one is published at once and signs after {@code KEY_LEAD}, when every gateway
 * knows it; the old one stays published until its last token has expired. So no token is ever refused for the key it
 * names.
 */
@Component
class KeyRotation {

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

    private final SigningKeys keys;
    private final SigningKeyStore store;
    private final RotationProperties properties;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    private volatile @Nullable Instant signingSince;

    KeyRotation(
            SigningKeys keys,
            SigningKeyStore store,
            RotationProperties properties,
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
        Gauge.builder("kith.auth.key.age", this, KeyRotation::secondsOfSigning)
                .baseUnit("seconds")
                .description("How long the key that signs has signed")
                .register(meters);
    }

    /** The key that will sign next: a new one, or the one that another call has made and that does not sign yet. */
    KeyState rotate() {
        return transaction.execute(_ -> {
            store.lock();
            var next = store.next().orElseGet(this::follow);
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
     * Every instance does it; the lock lets one of them make the key, and the others find that it is not due any more.
     */
    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void keepUp() {
        try {
            transaction.executeWithoutResult(_ -> {
                store.lock();
                if (store.due(properties.period(), properties.lead())) {
                    follow();
                }
                store.deleteRetiredPrivateHalves();
                store.deleteExpired();
            });
            store.signing().ifPresent(key -> signingSince = key.signsFrom());
        } catch (DataAccessException unavailable) {
            log.warn("Signing keys are not rotated for the moment: {}", unavailable.getMessage());
        }
    }

    private String follow() {
        var kid = keys.make(properties.lead());
        store.retireAllBut(kid, properties.afterlife());
        audit.record(SecurityEvent.of(SecurityEventType.KEY_ROTATED, null));
        return kid;
    }

    private double secondsOfSigning() {
        var since = signingSince;
        return since == null
                ? Double.NaN
                : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}

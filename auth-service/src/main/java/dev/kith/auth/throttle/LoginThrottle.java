package dev.kith.auth.throttle;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stands before every check of a password. An account here is the key of its address, whether anybody has it or not:
 * the same is computed, read and written for all.
 *
 * <p>Who was logged in to the account from this network before waits only for failures of this account on this network.
 * So nobody elsewhere can lock an owner out, with however many networks.
 *
 * <p>As long as a try has not ended, it may be a failure: those at once have as many tries together as they would have
 * one after the other, and the rest wait for how they end. {@link ThrottleProperties} says how many that are in a day.
 */
@Component
public class LoginThrottle {

    private final ThrottleProperties limits;
    private final Places places;
    private final FailureStore failures;
    private final KnownNetworkStore knownNetworks;
    private final WaitingRoom waitingRoom;
    private final Audit audit;
    private final TransactionTemplate ownTransaction;

    LoginThrottle(
            ThrottleProperties limits,
            Places places,
            FailureStore failures,
            KnownNetworkStore knownNetworks,
            WaitingRoom waitingRoom,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.limits = limits;
        this.places = places;
        this.failures = failures;
        this.knownNetworks = knownNetworks;
        this.waitingRoom = waitingRoom;
        this.audit = audit;
        this.ownTransaction = new TransactionTemplate(transactions);
        // What is counted must be there for others before the password is checked, whatever the caller does with it.
        ownTransaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Checks a password if it may be tried now. A wrong one counts as a failure; a right one does not, and clears those
     * of this account on this network; a check that ends in an exception has not happened. Not to be called inside a
     * transaction.
     *
     * @param user whose account it is, for the record alone; null if nobody's
     * @param check whether the password is right
     * @return what the check said
     * @throws ProblemException 429 with {@code Retry-After} where too many were wrong, 503 with it where too many are
     *     checked
     */
    public boolean guard(String account, @Nullable UUID user, ClientInfo client, BooleanSupplier check) {
        var place = places.of(account, client);
        var known = knownNetworks.isKnown(place);
        var attempt = waitingRoom.await(() -> begin(place, known, user, client));
        var right = check(check, attempt);
        ownTransaction.executeWithoutResult(_ -> {
            if (right) {
                failures.end(attempt.keys());
                failures.forgive(place.accountOnNetwork());
                knownNetworks.remember(place);
            } else {
                failures.fail(place, attempt.keys());
            }
        });
        return right;
    }

    /** Lets the owner in who has proved to be it by other means than the password. Joins the caller's transaction. */
    @Transactional
    public void pardon(String account, ClientInfo client) {
        var place = places.of(account, client);
        Stream.of(place.account(), place.accountOnNetwork()).sorted().forEach(failures::forgive);
        knownNetworks.remember(place);
    }

    /** Forgets from where an account was used that is no more. Joins the caller's transaction. */
    @Transactional
    public void forget(String account) {
        knownNetworks.forget(places.account(account));
    }

    // Empty if it depends on others that have not ended.
    private Optional<Attempt> begin(Place place, boolean known, @Nullable UUID user, ClientInfo client) {
        var attempt = Objects.requireNonNull(ownTransaction.execute(transaction -> {
            var counted = new Attempt(place, failures.begin(place.keys(known)));
            if (counted.early(limits).isPresent() || counted.isOpen(limits)) {
                // Who is turned away has not tried: one who keeps asking would keep others out for ever.
                transaction.setRollbackOnly();
            }
            return counted;
        }));
        attempt.early(limits).ifPresent(early -> {
            record(
                    early,
                    SecurityEvent.of(SecurityEventType.LOGIN_THROTTLED, user).by(client));
            throw refusal(early.time());
        });
        return attempt.isOpen(limits) ? Optional.empty() : Optional.of(attempt);
    }

    // Once for each delay: whoever keeps asking would fill the table else.
    private void record(Attempt.Wait wait, SecurityEvent event) {
        ownTransaction.executeWithoutResult(_ -> {
            if (failures.refuse(wait.key())) {
                audit.record(event);
            }
        });
    }

    private boolean check(BooleanSupplier check, Attempt attempt) {
        try {
            return check.getAsBoolean();
        } catch (RuntimeException unchecked) {
            ownTransaction.executeWithoutResult(_ -> failures.end(attempt.keys()));
            throw unchecked;
        }
    }

    private static ProblemException refusal(Duration wait) {
        var seconds = Duration.ofSeconds(wait.plusSeconds(1).minusNanos(1).toSeconds());
        return ProblemException.later(
                ProblemType.TOO_MANY_REQUESTS, "too many wrong passwords, try again later", seconds);
    }
}

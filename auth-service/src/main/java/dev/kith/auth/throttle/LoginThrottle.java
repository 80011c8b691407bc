package dev.kith.auth.throttle;

import dev.kith.auth.AuthProperties;
import dev.kith.auth.AuthProperties.Throttle;
import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.auth.throttle.LoginBucketStore.EmptyBucket;
import dev.kith.auth.throttle.LoginBucketStore.LoginBucket;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.List;
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
 * Limits wrong passwords. An account here is the key of an e-mail address, whether a user has it or not: both cost the
 * same computation, reads and writes.
 *
 * <p>A network from which the user has logged in before is known: a login from it needs a token of the account on that
 * network only. So wrong passwords from elsewhere cannot lock a user out, whatever the number of networks.
 */
@Component
public class LoginThrottle {

    private final Throttle limits;
    private final ThrottleKeys keys;
    private final LoginBucketStore buckets;
    private final KnownNetworkStore knownNetworks;
    private final Audit audit;
    private final TransactionTemplate ownTransaction;

    LoginThrottle(
            AuthProperties properties,
            ThrottleKeys keys,
            LoginBucketStore buckets,
            KnownNetworkStore knownNetworks,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.limits = properties.throttle();
        this.keys = keys;
        this.buckets = buckets;
        this.knownNetworks = knownNetworks;
        this.audit = audit;
        this.ownTransaction = new TransactionTemplate(transactions);
        // Other logins must see the taken token before the password is checked, even if the caller rolls back.
        ownTransaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Checks a password if every bucket of this login has a token. A wrong password costs the tokens. A right one gives
     * them back and fills the bucket of this account on this network. A check that ends with an exception costs
     * nothing. Do not call this inside a transaction: the check takes long.
     *
     * @param user the account's user, for the audit only; null if the address is unknown
     * @param check whether the password is right
     * @return the result of the check
     * @throws ProblemException 429 with {@code Retry-After} if a bucket is empty
     */
    public boolean check(String account, @Nullable UUID user, ClientInfo client, BooleanSupplier check) {
        var login = keys.of(account, client);
        var shared = List.of(
                new LoginBucket(login.account(), limits.triesPerAccount(), limits.refillOfAccount()),
                new LoginBucket(login.network(), limits.triesPerNetwork(), limits.refillOfNetwork()));
        var own = new LoginBucket(login.accountOnNetwork(), limits.tries(), limits.refillOfAccount());
        var known = knownNetworks.isKnown(login);
        var needed = known ? List.of(own) : List.of(shared.getFirst(), shared.getLast(), own);
        take(needed).ifPresent(empty -> refuse(empty, user, client));
        if (isRight(check, needed)) {
            ownTransaction.executeWithoutResult(_ -> {
                buckets.giveBack(needed);
                buckets.refill(own.key());
                knownNetworks.remember(login);
            });
            return true;
        }
        if (known) {
            // The wrong password counts for others too, as far as there are tokens.
            shared.forEach(bucket -> take(List.of(bucket)));
        }
        return false;
    }

    /** Lets a user in who has proved to own the account without its password. Joins the caller's transaction. */
    @Transactional
    public void reset(String account, ClientInfo client) {
        var login = keys.of(account, client);
        Stream.of(login.account(), login.accountOnNetwork()).sorted().forEach(buckets::refill);
        knownNetworks.remember(login);
    }

    /** Forgets the known networks of a deleted account. Joins the caller's transaction. */
    @Transactional
    public void forget(String account) {
        knownNetworks.forget(keys.account(account));
    }

    /** Deletes full buckets; returns how many. */
    public int purgeBuckets() {
        return buckets.purge();
    }

    /** Deletes networks that are not known any more; returns how many. */
    public int purgeNetworks() {
        return knownNetworks.purge();
    }

    // A refused login takes nothing: otherwise a client that keeps asking would keep the bucket empty.
    private Optional<EmptyBucket> take(List<LoginBucket> needed) {
        return Objects.requireNonNull(ownTransaction.execute(transaction -> {
            var empty = buckets.take(needed);
            empty.ifPresent(_ -> transaction.setRollbackOnly());
            return empty;
        }));
    }

    private boolean isRight(BooleanSupplier check, List<LoginBucket> taken) {
        try {
            return check.getAsBoolean();
        } catch (RuntimeException unchecked) {
            ownTransaction.executeWithoutResult(_ -> buckets.giveBack(taken));
            throw unchecked;
        }
    }

    // Recorded once for each token that was taken: a client that keeps asking would fill the table otherwise.
    private void refuse(EmptyBucket empty, @Nullable UUID user, ClientInfo client) {
        ownTransaction.executeWithoutResult(_ -> {
            if (buckets.markRefused(empty.key())) {
                audit.record(SecurityEvent.of(SecurityEventType.LOGIN_THROTTLED, user)
                        .by(client));
            }
        });
        var seconds = Duration.ofSeconds(Math.ceilDiv(empty.retryAfter().toMillis(), 1000));
        throw ProblemException.later(
                ProblemType.TOO_MANY_REQUESTS, "too many wrong passwords, try again later", seconds);
    }
}

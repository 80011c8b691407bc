package dev.kith.web.account;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells accounts that may have registered a moment ago from accounts that do not exist. The id of an account is a UUID
 * of version 7 (RFC 9562, section 5.7), which contains its time.
 */
public final class RecentAccounts {

    /** Longer than an event takes, and than the clocks of two machines differ. */
    private static final Duration RECENT = Duration.ofMinutes(1);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Clock clock;

    RecentAccounts(Clock clock) {
        this.clock = clock;
    }

    /**
     * Waits until the service has heard of the account, if it is recent. Within a transaction it does not wait, because
     * that would keep a connection.
     *
     * @param isKnown whether the service has heard of the account, even if it is deleted now
     * @throws ProblemException 503 if the account is recent and still unknown
     */
    public void requireHeardOf(UUID account, Predicate<UUID> isKnown) {
        if (!isRecent(account) || isKnown.test(account)) {
            return;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            for (var pause = FIRST_PAUSE; pause.compareTo(LONGEST_WAIT) < 0; pause = pause.multipliedBy(2)) {
                if (!sleep(pause)) {
                    break;
                }
                if (isKnown.test(account)) {
                    return;
                }
            }
        }
        throw ProblemException.later(
                ProblemType.UNAVAILABLE, "the account %s is not known here yet".formatted(account), RETRY_AFTER);
    }

    private boolean isRecent(UUID account) {
        if (account.version() != 7) {
            return false;
        }
        var made = Instant.ofEpochMilli(account.getMostSignificantBits() >>> 16);
        return Duration.between(made, clock.instant()).abs().compareTo(RECENT) <= 0;
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

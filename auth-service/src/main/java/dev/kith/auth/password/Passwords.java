package dev.kith.auth.password;

import dev.kith.auth.AuthProperties;
import dev.kith.http.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords with BCrypt. Each call takes the time of a hash; inside a transaction, a database
 * connection waits too.
 *
 * <p>Every method throws a 503 problem if too many callers wait already; inside transactions three may wait.
 */
@Component
public class Passwords {

    // "$2a$12$": the cost stands between the second and the third dollar sign.
    private static final int COST_BEGIN = 4;
    private static final int COST_END = 6;

    private final int cost;
    private final HashingThreads threads;
    private final Timer hashes;
    private final Counter rounds;

    Passwords(AuthProperties properties, HashingThreads threads, MeterRegistry meters) {
        this.cost = properties.password().bcryptCost();
        this.threads = threads;
        this.hashes = Timer.builder("kith.auth.password.hashes")
                .description("BCrypt computations, without their time in the queue")
                .register(meters);
        this.rounds = Counter.builder("kith.auth.password.rounds")
                .description("Rounds of the BCrypt computations: two to the power of the cost for each")
                .register(meters);
        Gauge.builder("kith.auth.password.waiting", threads, HashingThreads::waiting)
                .description("Passwords that wait for a hashing thread")
                .register(meters);
    }

    /** The hash to store. It contains its salt and cost. New passwords take at most half of the queue. */
    public String hash(Password password) {
        password.fault().ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return threads.runForNewPassword(() -> compute(password));
    }

    /**
     * Whether the hash is of this password. The same work is done for every result, also for an impossible password and
     * without a hash: the time reveals nothing to the caller.
     *
     * @param hash null if the account is unknown
     */
    public boolean matches(Password password, @Nullable String hash) {
        var compared = hash == null ? dummyHash(cost) : hash;
        var bytes = Arrays.copyOf(password.bytes(), Math.min(password.bytes().length, Password.MAX_BYTES));
        boolean same = threads.run(() -> hashes.recordCallable(() -> {
            var equal = check(bytes, compared);
            // For a hash of a lower cost, the rest of today's work is done too: a half, a quarter, an eighth, ...
            for (var lacking = cost(compared); lacking < cost; lacking++) {
                check(bytes, dummyHash(lacking));
            }
            return equal;
        }));
        return same && hash != null && password.isHashable();
    }

    /**
     * A hash of the same password with today's cost; empty if the hash has that cost already, or if too many callers
     * wait: the next login can renew it.
     *
     * @param password the password of the hash
     */
    public Optional<String> renew(Password password, String hash) {
        if (cost(hash) == cost) {
            return Optional.empty();
        }
        try {
            return Optional.of(threads.run(() -> compute(password)));
        } catch (ProblemException tooManyWait) {
            return Optional.empty();
        }
    }

    private String compute(Password password) throws Exception {
        return hashes.recordCallable(() -> {
            rounds.increment(1 << cost);
            return BCrypt.hashpw(password.bytes(), BCrypt.gensalt(cost));
        });
    }

    private boolean check(byte[] password, String hash) {
        rounds.increment(1 << cost(hash));
        return BCrypt.checkpw(password, hash);
    }

    // A well-formed hash of no password: only the time of the comparison matters.
    private static String dummyHash(int cost) {
        return "$2a$%02d$%s".formatted(cost, ".".repeat(53));
    }

    private static int cost(String hash) {
        return Integer.parseInt(hash, COST_BEGIN, COST_END, 10);
    }
}

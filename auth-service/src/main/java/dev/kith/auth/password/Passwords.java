package dev.kith.auth.password;

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
 * Hashes and checks passwords by BCrypt. Each call computes one hash and takes its time: made inside a transaction, it
 * lets a database connection wait with it.
 *
 * <p>Every method throws a 503 problem where too many callers wait already; of those inside a transaction that is
 * three.
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

    Passwords(PasswordProperties properties, HashingThreads threads, MeterRegistry meters) {
        this.cost = properties.bcryptCost();
        this.threads = threads;
        this.hashes = Timer.builder("kith.auth.password.hashes")
                .description("BCrypt computations, without their time in the queue")
                .register(meters);
        this.rounds = Counter.builder("kith.auth.password.rounds")
                .description("What the BCrypt computations have cost: each two to the power of its cost")
                .register(meters);
        Gauge.builder("kith.auth.password.waiting", threads, HashingThreads::waiting)
                .description("Passwords that wait for a thread that hashes")
                .register(meters);
    }

    /** The hash to keep, with its salt and cost in it. */
    public String hash(Password password) {
        password.fault().ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return compute(password);
    }

    /**
     * Whether this is the password that the hash was made of. The same is computed whatever the answer, also for a
     * password that can be nobody's and where there is no hash: a caller learns nothing from the time it takes.
     *
     * @param hash null where nobody is known by the name that came with the password
     */
    public boolean matches(Password password, @Nullable String hash) {
        var known = hash == null ? nobodysHash(cost) : hash;
        var bytes = Arrays.copyOf(password.bytes(), Math.min(password.bytes().length, Password.MAX_BYTES));
        boolean same = threads.run(() -> hashes.recordCallable(() -> {
            var equal = check(bytes, known);
            // A hash of before the cost was raised lacks half of today's work, and a quarter, and an eighth ...
            for (var lacking = cost(known); lacking < cost; lacking++) {
                check(bytes, nobodysHash(lacking));
            }
            return equal;
        }));
        return same && hash != null && password.hashable();
    }

    /**
     * A hash of the same password at today's cost; empty where it has that already, or where too many wait and another
     * time will do.
     *
     * @param password the one that the hash was made of
     */
    public Optional<String> renew(Password password, String hash) {
        if (cost(hash) == cost) {
            return Optional.empty();
        }
        try {
            return Optional.of(compute(password));
        } catch (ProblemException tooManyWait) {
            return Optional.empty();
        }
    }

    private String compute(Password password) {
        return threads.run(() -> hashes.recordCallable(() -> {
            rounds.increment(1 << cost);
            return BCrypt.hashpw(password.bytes(), BCrypt.gensalt(cost));
        }));
    }

    private boolean check(byte[] password, String hash) {
        rounds.increment(1 << cost(hash));
        return BCrypt.checkpw(password, hash);
    }

    // Well-formed and nobody's: only the time that comparing with it takes is wanted.
    private static String nobodysHash(int cost) {
        return "$2a$%02d$%s".formatted(cost, ".".repeat(53));
    }

    private static int cost(String hash) {
        return Integer.parseInt(hash, COST_BEGIN, COST_END, 10);
    }
}

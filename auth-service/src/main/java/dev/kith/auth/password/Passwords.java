package dev.kith.auth.password;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords by BCrypt. Each call computes one hash and takes its time: made inside a transaction, it lets
 * a database connection wait with it.
 *
 * <p>Every method throws a 503 problem where too many callers wait already.
 */
@Component
public class Passwords {

    private final int cost;
    private final String nobodysHash;
    private final HashingThreads threads;
    private final Timer hashes;

    Passwords(PasswordProperties properties, HashingThreads threads, MeterRegistry meters) {
        this.cost = properties.bcryptCost();
        // Well-formed, of the same cost, and nobody's: only the time that comparing with it takes is wanted.
        this.nobodysHash = "$2a$%02d$%s".formatted(cost, ".".repeat(53));
        this.threads = threads;
        this.hashes = Timer.builder("kith.auth.password.hashes")
                .description("BCrypt computations, without their time in the queue")
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
        return threads.run(() -> hashes.recordCallable(() -> BCrypt.hashpw(password.bytes(), BCrypt.gensalt(cost))));
    }

    /**
     * Whether this is the password that the hash was made of. The same is computed whatever the answer, also for a password that
     * can be nobody's and where there is no hash: a caller learns nothing from the time it takes.
     *
     * @param hash null where nobody is known by the name that came with the password
     */
    public boolean matches(Password password, @Nullable String hash) {
        var known = hash == null ? nobodysHash : hash;
        var bytes = Arrays.copyOf(password.bytes(), Math.min(password.bytes().length, Password.MAX_BYTES));
        boolean same = threads.run(() -> hashes.recordCallable(() -> BCrypt.checkpw(bytes, known)));
        return same && hash != null && password.hashable();
    }
}

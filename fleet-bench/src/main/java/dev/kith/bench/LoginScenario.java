package dev.kith.bench;

import static dev.kith.bench.HttpConnection.get;
import static dev.kith.bench.HttpConnection.post;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * What logins cost, and what they cost other requests: logins through the gateway beside their BCrypt alone; and how
 * long other routes take to answer without logins, and during as many logins as possible. These requests come at a
 * fixed pace that leaves processor time free: a closed loop would use all of it and hide what the logins add.
 */
final class LoginScenario implements Scenario {

    private static final String BCRYPT = "BCrypt";
    private static final String LOGIN = "login, gateway";
    private static final String QUIET = ", quiet";
    private static final String DURING_LOGINS = ", during logins";
    private static final String PROFILE = "profile";
    private static final String OWN_ACCOUNT = "own account";

    /** Together a hundred requests a second. */
    private static final int PACED_CONNECTIONS = 4;

    private static final Duration PACE = Duration.ofMillis(40);

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        var gateway = run.fleet().gateway();
        // One for each connection: several attempts at once to log in to one account wait for each other.
        try (var accounts = Accounts.register(run.connections(), gateway)) {
            var account = accounts.all().getFirst();
            account.awaitProfile();
            var hash = hash(run.fleet().database("auth"), account);
            var logins = run.load(LOGIN, gateway, 202, logins(accounts, gateway));
            // Of a service that has nothing to do with logins, and of the service that hashes.
            Supplier<String> profile = () -> get(gateway, account.profilePath(), account.token());
            Supplier<String> ownAccount = () -> get(gateway, "/api/auth/id/", account.token());
            run.run(
                    List.of("gateway", "auth"),
                    List.of(
                            new BcryptLoad(BCRYPT, Account.PASSWORD, hash, threads()),
                            logins,
                            paced(PROFILE + QUIET, gateway, profile, 200),
                            new Load.BackgroundLoad(
                                    PROFILE + DURING_LOGINS, paced(PROFILE, gateway, profile, 200), logins),
                            paced(OWN_ACCOUNT + QUIET, gateway, ownAccount, 202),
                            new Load.BackgroundLoad(
                                    OWN_ACCOUNT + DURING_LOGINS,
                                    paced(OWN_ACCOUNT, gateway, ownAccount, 202),
                                    logins)));
            run.addRatio(LOGIN, BCRYPT, "at least 0.75");
            run.addTailRatio(tail(PROFILE), PROFILE + DURING_LOGINS, PROFILE + QUIET, "at most 1.5");
            run.addTailRatio(tail(OWN_ACCOUNT), OWN_ACCOUNT + DURING_LOGINS, OWN_ACCOUNT + QUIET, null);
            run.addNote("BCrypt of cost %s on %d threads".formatted(cost(hash), threads()));
        }
    }

    private static Supplier<String> logins(Accounts accounts, URI gateway) {
        var all = accounts.all();
        var next = new AtomicInteger();
        return () -> post(
                gateway,
                "/api/auth/login",
                all.get(Math.floorMod(next.getAndIncrement(), all.size())).credentials());
    }

    private static HttpLoad paced(String name, URI gateway, Supplier<String> request, int status) {
        return new HttpLoad(name, gateway, request, status, PACED_CONNECTIONS, PACE);
    }

    private static String tail(String route) {
        return "%s, p99 during logins ÷ quiet".formatted(route);
    }

    private static String hash(ServiceDatabase database, Account account) throws IOException {
        try (var connection = database.connect();
                var query = connection.prepareStatement("select password_hash from users where id = ?")) {
            query.setObject(1, account.id());
            try (var found = query.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        } catch (SQLException e) {
            throw new IOException("the password hash of the benchmark's account: " + e.getMessage(), e);
        }
    }

    /** The hash begins with {@code $2a$12$}, where 12 is the cost. */
    private static String cost(String hash) {
        return hash.split("\\$", -1)[2];
    }

    /** As many as auth-service has by default. */
    private static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * The computation of a login and nothing else: compares a password with its hash in this process, with the library
     * that auth-service uses.
     */
    record BcryptLoad(String name, String password, String hash, int threads) implements Load {

        @Override
        public Measurement run(Duration duration) throws IOException, InterruptedException {
            long start = System.nanoTime();
            Callable<Histogram> task = () -> compareUntil(start + duration.toNanos());
            var latencies =
                    Load.runAll(name, Executors.newFixedThreadPool(threads), Collections.nCopies(threads, task));
            return Measurement.of(latencies, (System.nanoTime() - start) / 1e9);
        }

        private Histogram compareUntil(long end) throws IOException {
            var latencies = Measurement.histogram();
            for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
                if (!BCrypt.checkpw(password.getBytes(UTF_8), hash)) {
                    throw new IOException("the hash is not that of the password");
                }
                latencies.recordValue((System.nanoTime() - before) / 1_000);
            }
            return latencies;
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "BcryptLoad[%s, threads=%d]".formatted(name, threads);
        }
    }
}

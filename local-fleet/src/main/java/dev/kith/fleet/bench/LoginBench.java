package dev.kith.fleet.bench;

import static dev.kith.fleet.bench.HttpConnection.get;
import static dev.kith.fleet.bench.HttpConnection.post;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What logins cost, and what they cost the others: logins through the gateway beside nothing but their BCrypt; and how
 * long the answers of other routes take while nobody logs in, and while as many do as can. These are asked at a fixed
 * pace that leaves room, since a closed loop would fill the machine by itself, and hide what the logins add.
 */
public final class LoginBench implements Bench {

    private static final String BCRYPT = "BCrypt";
    private static final String LOGIN = "login, gateway";
    private static final String QUIET = ", quiet";
    private static final String FLOODED = ", during logins";
    private static final String PROFILE = "profile";
    private static final String OWN_ACCOUNT = "own account";

    /** Together a hundred requests a second. */
    private static final int PACED_CONNECTIONS = 4;

    private static final Duration PACE = Duration.ofMillis(40);

    private final BenchedFleet fleet;
    private final ServiceDatabase database;
    private final Plan plan;
    private final Consumer<String> progress;

    /**
     * A benchmark that has not begun.
     *
     * @param secret gives the fleet's secrets by their names
     */
    public LoginBench(BenchedFleet fleet, Function<String, String> secret, Plan plan, Consumer<String> progress) {
        this.fleet = fleet;
        this.database =
                new ServiceDatabase(fleet.address("postgres").getPort(), "auth_db", secret.apply("DB_AUTH_PASSWORD"));
        this.plan = plan;
        this.progress = progress;
    }

    @Override
    public Report run() throws IOException, InterruptedException {
        // One for each connection: more than a few tries of one account at once wait for each other.
        try (var accounts = Accounts.join(plan.connections(), fleet.address("gateway"))) {
            var account = accounts.all().getFirst();
            account.awaitProfile();
            var hash = hash(account);
            var rows = new Rounds(fleet, List.of("gateway", "auth"), plan, progress).run(loads(accounts, hash));
            var findings = List.of(
                    Finding.ratio(rows.of(LOGIN), rows.of(BCRYPT), "at least 0.75"),
                    tail(PROFILE, rows, "at most 1.5"),
                    tail(OWN_ACCOUNT, rows, null));
            var notes = List.of("BCrypt of cost %s on %d threads".formatted(cost(hash), threads()));
            return new Report("login", plan.connections(), rows.all(), findings, notes);
        }
    }

    private List<Load> loads(Accounts accounts, String hash) {
        var gateway = fleet.address("gateway");
        var account = accounts.all().getFirst();
        var logins = new HttpLoad(LOGIN, gateway, logins(accounts, gateway), 202, plan.connections());
        return List.of(
                new BcryptLoad(BCRYPT, Account.PASSWORD, hash, threads()),
                logins,
                paced(PROFILE + QUIET, gateway, profile(account), 200),
                new AccompaniedLoad(PROFILE + FLOODED, paced(PROFILE, gateway, profile(account), 200), logins),
                paced(OWN_ACCOUNT + QUIET, gateway, ownAccount(account), 202),
                new AccompaniedLoad(
                        OWN_ACCOUNT + FLOODED, paced(OWN_ACCOUNT, gateway, ownAccount(account), 202), logins));
    }

    private static Supplier<String> logins(Accounts accounts, URI gateway) {
        var all = accounts.all();
        var turn = new AtomicInteger();
        return () -> post(
                gateway,
                "/api/auth/login",
                all.get(Math.floorMod(turn.getAndIncrement(), all.size())).credentials());
    }

    private static HttpLoad paced(String name, URI gateway, Supplier<String> request, int status) {
        return new HttpLoad(name, gateway, request, status, PACED_CONNECTIONS, PACE);
    }

    /** Of a service that has nothing to do with logins. */
    private static Supplier<String> profile(Account account) {
        return () -> get(account.gateway(), account.profilePath(), account.token());
    }

    /** Of the service that hashes. */
    private static Supplier<String> ownAccount(Account account) {
        return () -> get(account.gateway(), "/api/auth/id/", account.token());
    }

    private static Finding tail(String route, Rows rows, @Nullable String aim) {
        return new Finding(
                "%s, p99 during logins ÷ quiet".formatted(route),
                rows.of(route + FLOODED).p99Millis() / rows.of(route + QUIET).p99Millis(),
                aim);
    }

    private String hash(Account account) throws IOException {
        try (var connection = database.connect();
                var query = connection.prepareStatement("select password_hash from users where id = ?")) {
            query.setObject(1, account.id());
            try (var found = query.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        } catch (SQLException e) {
            throw new IOException("the hash of the benchmark's account: " + e.getMessage(), e);
        }
    }

    /** As it stands in the hash: {@code $2a$12$…}. */
    private static String cost(String hash) {
        return hash.split("\\$", -1)[2];
    }

    /** As many as auth-service has by default. */
    private static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }
}

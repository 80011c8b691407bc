package dev.kith.fleet.bench;

import static dev.kith.fleet.bench.HttpConnection.get;
import static dev.kith.fleet.bench.HttpConnection.post;

import dev.kith.fleet.identity.InternalIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the feed costs: a page near the beginning of a long feed and far down, and a new publication; through the
 * gateway, straight to the service, and as nothing but the service's SQL.
 */
public final class FeedBench implements Bench {

    private static final List<Integer> DEPTHS = List.of(1_000, 50_000);
    private static final String TEXT =
            "A publication of a benchmark, ".repeat(5).strip();
    private static final String CREATE = "create";

    private final BenchedFleet fleet;
    private final ServiceDatabase database;
    private final InternalIdentity identity;
    private final Plan plan;
    private final Consumer<String> progress;
    private final Optional<Pgbench> pgbench = Pgbench.find();

    /**
     * A benchmark that has not begun.
     *
     * @param secret gives the fleet's secrets by their names
     */
    public FeedBench(BenchedFleet fleet, Function<String, String> secret, Plan plan, Consumer<String> progress) {
        this.fleet = fleet;
        this.database =
                new ServiceDatabase(fleet.address("postgres").getPort(), "feed_db", secret.apply("DB_FEED_PASSWORD"));
        this.identity = new InternalIdentity(secret.apply("INTERNAL_SECRET"));
        this.plan = plan;
        this.progress = progress;
    }

    @Override
    public Report run() throws IOException, InterruptedException {
        progress.accept("writing %,d publications".formatted(FeedData.PUBLICATIONS));
        var gateway = fleet.address("gateway");
        try (var account = Account.join(gateway);
                var reader = account.client();
                var data = FeedData.fill(database)) {
            progress.accept("paging down to publication %,d".formatted(DEPTHS.getLast()));
            var positions = FeedPosition.walk(reader, DEPTHS);
            var rows = new Rounds(fleet, List.of("gateway", "feed"), plan, progress).run(loads(account, positions));
            data.removeAllOf(account.id());
            var notes = pgbench.isPresent() ? List.<String>of() : List.of(Pgbench.MISSING);
            return new Report("feed", plan.connections(), rows.all(), findings(rows, positions), notes);
        }
    }

    private List<Load> loads(Account account, List<FeedPosition> positions) {
        var loads = new ArrayList<Load>();
        positions.forEach(position -> addPage(account, position, loads));
        addCreate(account, loads);
        return loads;
    }

    private void addPage(Account account, FeedPosition position, List<Load> loads) {
        var gateway = fleet.address("gateway");
        var feed = fleet.address("feed");
        var name = page(position);
        loads.add(new HttpLoad(
                name + ", gateway",
                gateway,
                () -> get(gateway, position.path(), account.token()),
                200,
                plan.connections()));
        loads.add(new HttpLoad(
                name + ", direct",
                feed,
                () -> get(feed, position.path(), identity.of(account.id())),
                200,
                plan.connections()));
        // One row more than the page has, by which the service sees whether there is a next one.
        var variables = Map.of("before", position.before(), "rows", Integer.toString(FeedPosition.PAGE + 1));
        pgbench.map(program ->
                        program.load(name + ", pgbench", database, "feed-page.sql", variables, plan.connections()))
                .ifPresent(loads::add);
    }

    private void addCreate(Account account, List<Load> loads) {
        var gateway = fleet.address("gateway");
        var feed = fleet.address("feed");
        var body = "{\"text\":\"%s\"}".formatted(TEXT);
        loads.add(new HttpLoad(
                CREATE + ", gateway",
                gateway,
                () -> post(gateway, "/api/feed/", body, account.token()),
                201,
                plan.connections()));
        loads.add(new HttpLoad(
                CREATE + ", direct",
                feed,
                () -> post(feed, "/api/feed/", body, identity.of(account.id())),
                201,
                plan.connections()));
        pgbench.map(program ->
                        program.load(CREATE + ", pgbench", database, "feed-create.sql", created(), plan.connections()))
                .map(load -> new UnheardLoad(load, database))
                .ifPresent(loads::add);
    }

    private static Map<String, String> created() {
        return Map.of(
                "user",
                FeedData.AUTHOR.toString(),
                "text",
                TEXT,
                "partition",
                "0",
                "topic",
                "feed-events",
                "key",
                FeedData.AUTHOR.toString(),
                "type",
                "feed.publication.created",
                "data",
                "{\"pub_id\":\"%1$s\",\"user_id\":\"%1$s\",\"text\":\"%2$s\"}".formatted(FeedData.AUTHOR, TEXT),
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "requestId",
                UnheardLoad.REQUEST_ID);
    }

    private static List<Finding> findings(Rows rows, List<FeedPosition> positions) {
        var findings = new ArrayList<Finding>();
        positions.forEach(position -> addRatios(page(position), rows, findings));
        addRatios(CREATE, rows, findings);
        for (var way : List.of("gateway", "direct")) {
            var first = rows.of("%s, %s".formatted(page(positions.getFirst()), way));
            var last = rows.of("%s, %s".formatted(page(positions.getLast()), way));
            findings.add(new Finding(
                    "%s ÷ %s, p99".formatted(last.load(), first.load()),
                    last.p99Millis() / first.p99Millis(),
                    "at most 1.2"));
        }
        return findings;
    }

    private static void addRatios(String what, Rows rows, List<Finding> findings) {
        if (rows.has(what + ", pgbench")) {
            var sql = rows.of(what + ", pgbench");
            findings.add(Finding.ratio(rows.of(what + ", gateway"), sql, "at least 0.35"));
            findings.add(Finding.ratio(rows.of(what + ", direct"), sql, null));
        }
    }

    private static String page(FeedPosition position) {
        return "page at %,d".formatted(position.depth());
    }
}

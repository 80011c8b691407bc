package dev.kith.bench;

import static dev.kith.bench.HttpConnection.get;
import static dev.kith.bench.HttpConnection.post;

import dev.kith.fleet.client.ServiceClient;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * What the feed costs: a page at the start of a long feed and far down, and a new publication; through the gateway,
 * straight to the service, and as the service's SQL alone.
 */
final class FeedScenario implements Scenario {

    private static final List<Integer> DEPTHS = List.of(1_000, 50_000);
    private static final String TEXT =
            "A publication of a benchmark, ".repeat(5).strip();
    private static final String CREATE = "create";

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        run.progress("writing %,d publications".formatted(FeedData.PUBLICATIONS));
        var database = run.fleet().database("feed");
        try (var account = Account.register(run.fleet().gateway());
                var data = FeedData.fill(database)) {
            run.progress("paging down to publication %,d".formatted(DEPTHS.getLast()));
            var positions = Position.walk(account.client(), DEPTHS);
            var loads = new ArrayList<Load>();
            for (var position : positions) {
                addLoads(
                        run,
                        account,
                        position.name(),
                        200,
                        (base, headers) -> get(base, position.path(), headers),
                        loads);
                run.pgbench(
                                position.name() + ", pgbench",
                                database,
                                List.of(Pgbench.read("feed-page.sql")),
                                position.variables())
                        .ifPresent(loads::add);
            }
            var body = "{\"text\":\"%s\"}".formatted(TEXT);
            addLoads(run, account, CREATE, 201, (base, headers) -> post(base, "/api/feed/", body, headers), loads);
            run.pgbench(CREATE + ", pgbench", database, List.of(Pgbench.read("feed-create.sql")), created())
                    .map(load -> new SuppressedOutboxLoad(load, database))
                    .ifPresent(loads::add);
            run.run(List.of("gateway", "feed"), loads);
            data.removeAllOf(account.id());
            addResults(run, positions);
        }
    }

    /** The same request through the gateway and straight to the service. */
    private static void addLoads(
            BenchRun run,
            Account account,
            String name,
            int status,
            BiFunction<URI, String[], String> request,
            List<Load> loads) {
        var gateway = run.fleet().gateway();
        var feed = run.fleet().address("feed");
        loads.add(run.load(
                name + ", gateway", gateway, status, () -> request.apply(gateway, new String[] {account.token()})));
        loads.add(run.load(
                name + ", direct",
                feed,
                status,
                () -> request.apply(feed, run.fleet().identityHeaders(account.id()))));
    }

    private static Map<String, String> created() {
        var author = FeedData.AUTHOR.toString();
        var data = "{\"pub_id\":\"%1$s\",\"user_id\":\"%1$s\",\"text\":\"%2$s\"}".formatted(author, TEXT);
        var variables = new HashMap<>(Map.of("user", author, "text", TEXT));
        variables.putAll(SuppressedOutboxLoad.event("feed-events", author, "feed.publication.created", data));
        return variables;
    }

    private static void addResults(BenchRun run, List<Position> positions) {
        var names = new ArrayList<>(positions.stream().map(Position::name).toList());
        names.add(CREATE);
        for (var name : names) {
            run.addRatio(name + ", gateway", name + ", pgbench", "at least 0.35");
            run.addRatio(name + ", direct", name + ", pgbench", null);
        }
        for (var way : List.of(", gateway", ", direct")) {
            var first = positions.getFirst().name() + way;
            var last = positions.getLast().name() + way;
            run.addTailRatio("%s ÷ %s, p99".formatted(last, first), last, first, "at most 1.2");
        }
    }

    /**
     * A position in the feed.
     *
     * @param depth the number of newer publications
     * @param path of the page that begins there
     * @param before the id of the last publication before the page, as the service passes it to the database
     */
    private record Position(int depth, String path, String before) {

        private static final int PAGE = 50;
        private static final int STEP = 100;
        private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&>]+)");

        /** The start of the feed and these depths, found as a client finds them: page by page. */
        static List<Position> walk(ServiceClient reader, List<Integer> depths) throws InterruptedException {
            var positions = new ArrayList<Position>();
            positions.add(new Position(0, "/api/feed/?limit=" + PAGE, "ffffffff-ffff-ffff-ffff-ffffffffffff"));
            var path = "/api/feed/?limit=" + STEP;
            for (int depth = STEP; positions.size() <= depths.size(); depth += STEP) {
                var page = reader.get(path).expect(200);
                var cursor = cursor(page.header("Link"));
                if (depths.contains(depth)) {
                    var last = page.json().path(STEP - 1).path("id").asString();
                    positions.add(new Position(depth, "/api/feed/?limit=%d&cursor=%s".formatted(PAGE, cursor), last));
                }
                path = "/api/feed/?limit=%d&cursor=%s".formatted(STEP, cursor);
            }
            return positions;
        }

        String name() {
            return "page at %,d".formatted(depth);
        }

        /** One row more than the page has, by which the service sees whether there is a next page. */
        Map<String, String> variables() {
            return Map.of("before", before, "rows", Integer.toString(PAGE + 1));
        }

        private static String cursor(String links) {
            var cursor = CURSOR.matcher(links);
            if (!cursor.find()) {
                throw new CommandFailedException("a page of the feed has no link to the next page: " + links);
            }
            return cursor.group(1);
        }
    }
}

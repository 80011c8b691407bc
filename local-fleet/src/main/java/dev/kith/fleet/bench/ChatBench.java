package dev.kith.fleet.bench;

import dev.kith.fleet.identity.InternalIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What the chat costs: messages over sockets, through the gateway, straight to the service, and as nothing but the
 * service's SQL; and the memory of sockets on which nothing happens.
 */
public final class ChatBench implements Bench {

    private static final int PEOPLE = 100;
    private static final String BY_SQL = "send, pgbench";

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
    public ChatBench(BenchedFleet fleet, Function<String, String> secret, Plan plan, Consumer<String> progress) {
        this.fleet = fleet;
        this.database =
                new ServiceDatabase(fleet.address("postgres").getPort(), "chat_db", secret.apply("DB_CHAT_PASSWORD"));
        this.identity = new InternalIdentity(secret.apply("INTERNAL_SECRET"));
        this.plan = plan;
        this.progress = progress;
    }

    @Override
    public Report run() throws IOException, InterruptedException {
        progress.accept("making %d accounts, each of which costs two BCrypt hashes".formatted(PEOPLE));
        try (var accounts = Accounts.join(PEOPLE, fleet.address("gateway"));
                var data = ChatData.with(database, accounts.ids())) {
            var watched = new ArrayList<>(List.of("gateway"));
            watched.addAll(fleet.instances("chat"));
            var rows = new Rounds(fleet, watched, plan, progress).run(loads(accounts, data));
            var notes = new ArrayList<String>();
            var findings = new ArrayList<>(ratios(rows));
            addIdleSockets(findings, notes);
            notes.add("%d people, each with one socket, on which 30 frames a second are allowed: at most %,d messages/s"
                    .formatted(PEOPLE, PEOPLE * 29));
            if (pgbench.isEmpty()) {
                notes.add(Pgbench.MISSING);
            }
            return new Report("chat", plan.connections(), rows.all(), findings, notes);
        }
    }

    private List<Load> loads(Accounts accounts, ChatData data) {
        var loads = new ArrayList<Load>();
        loads.add(new ChatLoad("send, gateway", fleet.address("gateway"), accounts.ids(), person ->
                new String[] {accounts.of(person).token()}));
        loads.add(new ChatLoad("send, direct", fleet.address("chat"), accounts.ids(), identity::of));
        pgbench.map(program -> program.load(
                        BY_SQL, database, scripts(data.others()), variables(data.others()), plan.connections()))
                .map(load -> new UnheardLoad(load, database))
                .ifPresent(loads::add);
        return loads;
    }

    /** One for each direction of each pair: pgbench can choose a script, but no id, at random. */
    private static List<String> scripts(List<UUID> people) {
        var script = Pgbench.read("chat-send.sql");
        return IntStream.range(0, people.size())
                .mapToObj(n -> script.replaceAll(":(sender|one)\\b", ":person" + n)
                        .replaceAll(":(receiver|other)\\b", ":person" + (n ^ 1)))
                .toList();
    }

    private static Map<String, String> variables(List<UUID> people) {
        var variables = new HashMap<>(Map.of(
                "text", "A message of a benchmark, as long as many are",
                "partition", "0",
                "topic", "chat-messages",
                "key", people.getFirst().toString(),
                "type", "chat.message.sent",
                "data", "{\"text\":\"%s\"}".formatted("A message of a benchmark and what belongs to it, ".repeat(8)),
                "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "requestId", UnheardLoad.REQUEST_ID));
        IntStream.range(0, people.size())
                .forEach(n -> variables.put("person" + n, people.get(n).toString()));
        return variables;
    }

    private static List<Finding> ratios(Rows rows) {
        if (!rows.has(BY_SQL)) {
            return List.of();
        }
        var sql = rows.of(BY_SQL);
        return List.of(
                Finding.ratio(rows.of("send, gateway"), sql, "at least 0.5"),
                Finding.ratio(rows.of("send, direct"), sql, null));
    }

    private void addIdleSockets(List<Finding> findings, List<String> notes) throws IOException, InterruptedException {
        var idle = new IdleSockets(fleet.address("chat"), identity, fleet.heap("chat"), progress);
        if (idle.fit()) {
            findings.addAll(idle.measure());
        } else {
            notes.add("The memory of %,d idle sockets was not measured, because the chat's heap has no room for them:"
                            .formatted(IdleSockets.SOCKETS)
                    + " KITH_JAVA_OPTIONS=-Xmx512m ./kith up gives it that");
        }
    }
}

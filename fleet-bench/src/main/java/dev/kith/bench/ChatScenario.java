package dev.kith.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What chat costs: messages over sockets, through the gateway, straight to the service, and as the service's SQL alone;
 * and the memory of idle sockets.
 */
final class ChatScenario implements Scenario {

    private static final int USERS = 100;
    private static final String GATEWAY = "send, gateway";
    private static final String DIRECT = "send, direct";
    private static final String SQL = "send, pgbench";

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        var fleet = run.fleet();
        run.progress("registering %d accounts, each of which costs two BCrypt hashes".formatted(USERS));
        var database = fleet.database("chat");
        try (var accounts = Accounts.register(USERS, fleet.gateway());
                var data = ChatData.with(database, accounts.ids())) {
            var loads = new ArrayList<Load>();
            loads.add(new ChatLoad(GATEWAY, fleet.gateway(), accounts.ids(), user ->
                    new String[] {accounts.of(user).token()}));
            loads.add(new ChatLoad(DIRECT, fleet.address("chat"), accounts.ids(), fleet::identityHeaders));
            run.pgbench(SQL, database, scripts(data.others()), variables(data.others()))
                    .map(load -> new SuppressedOutboxLoad(load, database))
                    .ifPresent(loads::add);
            var watched = new ArrayList<>(List.of("gateway"));
            watched.addAll(fleet.instances("chat"));
            run.run(watched, loads);
            run.addRatio(GATEWAY, SQL, "at least 0.5");
            run.addRatio(DIRECT, SQL, null);
            new IdleSockets(run).measure();
            run.addNote("%d users with one socket each, which may send 30 frames a second: at most %,d messages/s"
                    .formatted(USERS, USERS * 29));
        }
    }

    /** One for each direction of each pair: pgbench can choose a script at random, but not an id. */
    private static List<String> scripts(List<UUID> users) {
        var script = Pgbench.read("chat-send.sql");
        return IntStream.range(0, users.size())
                .mapToObj(n -> script.replaceAll(":(sender|one)\\b", ":user" + n)
                        .replaceAll(":(receiver|other)\\b", ":user" + (n ^ 1)))
                .toList();
    }

    private static Map<String, String> variables(List<UUID> users) {
        var data = "{\"text\":\"%s\"}".formatted("A message of a benchmark and what belongs to it, ".repeat(8));
        var key = users.getFirst().toString();
        var variables = new HashMap<>(SuppressedOutboxLoad.event("chat-messages", key, "chat.message.sent", data));
        variables.put("text", "A message of a benchmark, as long as many are");
        IntStream.range(0, users.size())
                .forEach(n -> variables.put("user" + n, users.get(n).toString()));
        return variables;
    }
}

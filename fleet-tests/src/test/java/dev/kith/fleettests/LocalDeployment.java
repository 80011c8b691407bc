package dev.kith.fleettests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fleet of processes, with two instances of chat, started here with {@code ./kith up} and stopped after the last
 * test.
 */
final class LocalDeployment implements Deployment {

    /** Keeps every port below 32768, from where the kernel gives ports to clients' connections. */
    private static final int PORT_OFFSET = 12_000;

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "KITH_HOME", Fleet.root().resolve("fleet-tests/target/fleet").toString(),
            "KITH_PORT_OFFSET", Integer.toString(PORT_OFFSET),
            // Hundreds of people join and log in.
            "BCRYPT_COST", "4",
            "RATE_LIMIT_SCALE", "20",
            // A key that signs seconds after it was made.
            "KEY_LEAD", "3s",
            "JWKS_REFRESH", "1s",
            // Longer than tests wait, so that none passes because a lease ended.
            "PRESENCE_LEASE", "10m",
            // Of a machine that stalls for seconds: fifty tabs are still at once, and the database is not away.
            "REFRESH_GRACE", "15s",
            "SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "20000",
            "SPRING_DATASOURCE_HIKARI_VALIDATIONTIMEOUT", "10000");

    private boolean started;

    @Override
    public synchronized URI gateway() {
        if (!started) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> kith("down")));
            kith("up", "-d", "--replicas", "chat=2");
            started = true;
        }
        return URI.create("http://localhost:" + (8080 + PORT_OFFSET));
    }

    @Override
    public List<Component> components() {
        gateway();
        return status().valueStream()
                .<Component>map(component -> new Member(component.path("name").asString()))
                .toList();
    }

    @Override
    public Optional<Operator> operator() {
        gateway();
        return Optional.of(LocalDeployment::kith);
    }

    @Override
    public List<Database> databases() {
        gateway();
        var secrets = new Properties();
        try (var file = Files.newBufferedReader(Path.of(ENVIRONMENT.get("KITH_HOME"), "secrets"))) {
            secrets.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Stream.of("auth", "chat", "feed", "profile")
                .map(service -> new Database(
                        15432 + PORT_OFFSET,
                        service + "_db",
                        secrets.getProperty("DB_%s_PASSWORD".formatted(service.toUpperCase(Locale.ROOT)))))
                .toList();
    }

    private static JsonNode status() {
        return JsonMapper.shared().readTree(kith("status", "--json"));
    }

    private static String kith(String... arguments) {
        var command = new ArrayList<>(List.of(Fleet.root().resolve("kith").toString()));
        command.addAll(List.of(arguments));
        return Command.run(ENVIRONMENT, command);
    }

    /** What {@code ./kith status} names so. */
    private record Member(String name) implements Component {

        @Override
        public Condition condition() {
            var status = ownStatus();
            return new Condition(
                    status.path("state").asString().equals("ready"),
                    status.path("restarts").asInt());
        }

        @Override
        public void kill() {
            ProcessHandle.of(ownStatus().path("pid").asLong()).orElseThrow().destroyForcibly();
        }

        private JsonNode ownStatus() {
            return status().valueStream()
                    .filter(member -> member.path("name").asString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("./kith status names no " + name));
        }
    }
}

package dev.kith.fleettests;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fleet under test: the one at {@code KITH_URL}, or one started here with {@code ./kith up}, with two instances of chat, and stopped after the last test. */
public final class Fleet {

    private static final Optional<String> GIVEN = Optional.ofNullable(System.getenv("KITH_URL"));
    private static final Path ROOT =
            Path.of(System.getProperty("kith.root", "..")).toAbsolutePath().normalize();
    private static final int PORT_OFFSET = 20_000;
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "KITH_HOME", ROOT.resolve("fleet-tests/target/fleet").toString(),
            "KITH_PORT_OFFSET", Integer.toString(PORT_OFFSET));

    private static boolean started;

    private Fleet() {}

    /** Where the gateway answers; starts the fleet on first use. */
    public static synchronized URI gateway() {
        if (GIVEN.isPresent()) {
            return URI.create(GIVEN.get());
        }
        if (!started) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> kith("down")));
            kith("up", "-d", "--replicas", "chat=2");
            started = true;
        }
        return URI.create("http://localhost:" + (8080 + PORT_OFFSET));
    }

    /** Whether processes of this fleet may be killed: only those of the one started here. */
    public static boolean isOurs() {
        return GIVEN.isEmpty();
    }

    /** What {@code ./kith status --json} says of one component of the fleet started here. */
    public static JsonNode status(String name) {
        for (var component : JsonMapper.shared().readTree(kith("status", "--json"))) {
            if (component.path("name").asString().equals(name)) {
                return component;
            }
        }
        throw new AssertionError("./kith status names no " + name);
    }

    /** Runs a command of the launcher against the fleet started here, and gives what it printed. */
    public static String kith(String... arguments) {
        var command = new String[arguments.length + 1];
        command[0] = ROOT.resolve("kith").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return run(command);
    }

    /** The repository's root. */
    public static Path root() {
        return ROOT;
    }

    private static String run(String... command) {
        try {
            var output = Files.createTempFile("kith-fleet-tests", ".log");
            var builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(ENVIRONMENT);
            var process = builder.start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " does not end:\n" + Files.readString(output));
            }
            var printed = Files.readString(output);
            Files.delete(output);
            if (process.exitValue() != 0) {
                throw new AssertionError(
                        String.join(" ", command) + " ended with " + process.exitValue() + ":\n" + printed);
            }
            return printed;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}

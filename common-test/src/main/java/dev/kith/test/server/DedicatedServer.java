package dev.kith.test.server;

import dev.kith.servers.process.Component;
import dev.kith.servers.process.FileTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A server of a single test, which may stop and start it. It keeps its port and its data until it is closed. */
public final class DedicatedServer implements AutoCloseable {

    private final Path folder;
    private final Component component;
    private final ComponentRunner runner;
    private final Map<String, String> properties;

    private DedicatedServer(Path folder, Component component, ComponentRunner runner, Map<String, String> properties) {
        this.folder = folder;
        this.component = component;
        this.runner = runner;
        this.properties = properties;
    }

    /** With one database, which {@link #properties} names. */
    public static DedicatedServer postgres() {
        var folder = newFolder("postgres");
        var server = ServerComponents.postgres(folder);
        var runner = new ComponentRunner(server);
        runner.start();
        var database = SharedPostgres.of(server).create("test");
        return new DedicatedServer(folder, server, runner, database.properties());
    }

    public static DedicatedServer kafka() {
        var folder = newFolder("kafka");
        var broker = ServerComponents.kafka(folder);
        var runner = new ComponentRunner(broker);
        runner.start();
        return new DedicatedServer(folder, broker, runner, Map.of("KAFKA_BROKER", "127.0.0.1:" + broker.port()));
    }

    /** Under the names that a service reads from its environment: {@code DB_HOST} … or {@code KAFKA_BROKER}. */
    public Map<String, String> properties() {
        return properties;
    }

    /** Gives the {@link #properties} to a Spring test, in a method with {@code @DynamicPropertySource}. */
    public void register(DynamicPropertyRegistry registry) {
        properties.forEach((name, value) -> registry.add(name, () -> value));
    }

    public int port() {
        return component.port();
    }

    /** Returns when it is ready. */
    public void start() {
        runner.start();
    }

    /** Stops it in an orderly way. */
    public void stop() {
        runner.stop();
    }

    /** As {@code kill -9} does. */
    public void kill() {
        runner.kill();
    }

    @Override
    public void close() {
        runner.stop();
        try {
            FileTrees.delete(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path newFolder(String name) {
        try {
            var parent = Checkout.root().resolve("target/test-infrastructure/dedicated");
            return Files.createTempDirectory(Files.createDirectories(parent), name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

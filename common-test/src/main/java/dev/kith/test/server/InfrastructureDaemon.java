package dev.kith.test.server;

import dev.kith.servers.process.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/**
 * The process that runs the shared servers, from the first test that needs them until its owner, the build, has ended.
 * It is a JVM of its own, because the JVM of a test ends with its module. Arguments: the folder for its files, and the
 * owner's process id.
 */
final class InfrastructureDaemon {

    private InfrastructureDaemon() {}

    static void main(String[] arguments) throws IOException {
        var folder = new DaemonFolder(Path.of(arguments[0]));
        var owner = ProcessHandle.of(Long.parseLong(arguments[1]));
        try (var _ = ProcessLock.take(folder.lifeLock())) {
            var servers = servers(folder);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(servers::close));
            start(servers, folder);
            owner.ifPresent(process -> process.onExit().join());
            servers.close();
            FileTrees.delete(folder.path());
            Files.deleteIfExists(folder.startingLock());
        }
    }

    private static Servers servers(DaemonFolder folder) {
        return switch (InfrastructureKind.chosen()) {
            case LOCAL -> new Servers.LocalServers(folder.path());
            case DOCKER -> new ContainerServers();
        };
    }

    // Each is published as soon as it is ready, so that a test with PostgreSQL alone does not wait for Kafka.
    private static void start(Servers servers, DaemonFolder folder) {
        var postgres = CompletableFuture.runAsync(
                () -> folder.postgres().write(servers.postgres().info()));
        var kafka = CompletableFuture.runAsync(
                () -> folder.kafka().write(Map.of(DaemonFolder.ServerInfo.BROKER, servers.kafka())));
        CompletableFuture.allOf(postgres, kafka).join();
    }

    /** Starts the process, and returns before its servers are ready. */
    static void startProcess(DaemonFolder folder, ProcessHandle owner) throws IOException {
        FileTrees.delete(folder.path());
        Files.createDirectories(folder.path());
        var daemon = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dkith.root=" + Checkout.root(),
                "-D" + InfrastructureKind.PROPERTY + "=" + InfrastructureKind.chosen(),
                InfrastructureDaemon.class.getName(),
                folder.path().toString(),
                Long.toString(owner.pid()));
        // A class path is too long for some command lines.
        daemon.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        // Not the streams of this JVM: a reader of Maven's output would wait for the daemon to end.
        var process = daemon.redirectErrorStream(true)
                .redirectOutput(folder.logFile().toFile())
                .start();
        process.getOutputStream().close();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || ProcessLock.isHeld(folder.lifeLock()));
    }
}

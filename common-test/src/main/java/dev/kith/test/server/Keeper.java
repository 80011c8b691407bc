package dev.kith.test.server;

import dev.kith.servers.process.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The process that holds the shared servers, from the first test that needs them until its owner, the build, has ended
 * for whatever reason. Arguments: the folder for its files, and the owner's process id.
 */
final class Keeper {

    private Keeper() {}

    static void main(String[] arguments) throws IOException {
        var folder = new KeeperFolder(Path.of(arguments[0]));
        var owner = ProcessHandle.of(Long.parseLong(arguments[1]));
        try (var _ = HeldLock.take(folder.lifeLock())) {
            var servers = servers(folder);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(servers::close));
            start(servers, folder);
            owner.ifPresent(process -> process.onExit().join());
            servers.close();
            FileTrees.delete(folder.path());
            Files.deleteIfExists(folder.startingLock());
        }
    }

    private static Servers servers(KeeperFolder folder) {
        return switch (Kind.chosen()) {
            case LOCAL -> new LocalServers(folder.path());
            case DOCKER -> new ContainerServers();
        };
    }

    // Each is told as soon as it is ready: a test that needs PostgreSQL alone does not wait for Kafka.
    private static void start(Servers servers, KeeperFolder folder) {
        var postgres = CompletableFuture.runAsync(
                () -> folder.postgres().write(servers.postgres().facts()));
        var kafka = CompletableFuture.runAsync(() -> folder.kafka().write(Map.of(Facts.BROKER, servers.kafka())));
        CompletableFuture.allOf(postgres, kafka).join();
    }
}

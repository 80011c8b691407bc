package dev.kith.test.server;

import dev.kith.servers.process.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Starts a {@link Keeper} in a JVM of its own, because the JVM of a test ends with its module, and the servers shall
 * not.
 */
final class KeeperProcess {

    private KeeperProcess() {}

    /** Returns when the keeper lives, before its servers are ready. */
    static void start(KeeperFolder folder, ProcessHandle owner) throws IOException {
        FileTrees.delete(folder.path());
        Files.createDirectories(folder.path());
        var keeper = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dkith.root=" + Checkout.root(),
                "-D" + Kind.PROPERTY + "=" + Kind.chosen(),
                Keeper.class.getName(),
                folder.path().toString(),
                Long.toString(owner.pid()));
        // A class path is too long for some command lines.
        keeper.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        // Never this JVM's own streams: who reads Maven's output to its end would wait for the keeper.
        var process = keeper.redirectErrorStream(true)
                .redirectOutput(folder.logFile().toFile())
                .start();
        process.getOutputStream().close();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || HeldLock.isHeld(folder.lifeLock()));
    }
}

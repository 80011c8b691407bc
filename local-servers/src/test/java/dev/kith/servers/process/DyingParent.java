package dev.kith.servers.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** A JVM that starts a child from a thread that ends at once, prints the child's id, and waits to be killed. */
final class DyingParent {

    private DyingParent() {}

    public static void main(String[] arguments) throws Exception {
        var child = new CompletableFuture<Long>();
        var starter = new CompletableFuture<Path>();
        Thread.ofPlatform().start(() -> {
            try {
                starter.complete(Files.readSymbolicLink(Path.of("/proc/thread-self")));
                child.complete(RunningProcess.start(new ShellComponent(Path.of(arguments[0]), "exec sleep 600"))
                        .pid());
            } catch (Exception failed) {
                child.completeExceptionally(failed);
            }
        });
        // The kernel's thread ends a little later than the Java thread.
        var thread = Path.of("/proc").resolve(starter.join());
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !Files.exists(thread));
        System.out.println(child.join());
        System.in.read();
    }
}

package dev.kith.fleet.process;

import java.nio.file.Path;

/** A JVM that starts a child, says its id, and dies without a word to it. */
final class DyingParent {

    private DyingParent() {}

    public static void main(String[] arguments) throws Exception {
        // From a thread that ends at once: the child must live for all that.
        var starter = Thread.ofPlatform().start(() -> start(Path.of(arguments[0])));
        starter.join();
        System.in.read();
        Runtime.getRuntime().halt(1);
    }

    private static void start(Path folder) {
        try {
            System.out.println(RunningProcess.start(new ShellComponent(folder, "exec sleep 600"))
                    .pid());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}

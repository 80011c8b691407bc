package dev.kith.fleettests;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end, in the repository's root. */
final class Command {

    private Command() {}

    /** What it printed. It fails the test unless it ends well. */
    static String run(Map<String, String> environment, List<String> command) {
        var line = String.join(" ", command);
        try {
            var output = Files.createTempFile("kith-fleet-tests", ".log");
            var builder = new ProcessBuilder(command)
                    .directory(Fleet.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(line + " does not end:\n" + Files.readString(output));
            }
            var printed = Files.readString(output);
            Files.delete(output);
            if (process.exitValue() != 0) {
                throw new AssertionError(line + " ended with " + process.exitValue() + ":\n" + printed);
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

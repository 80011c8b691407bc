package dev.kith.servers.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that uses little memory, because many of them share one machine. */
public final class SmallJvm {

    private static final List<String> OPTIONS = List.of(
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:MaxDirectMemorySize=32m",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private SmallJvm() {}

    /** The command that starts one. A later option overrides an earlier one. */
    public static ProcessBuilder start(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(JAVA.toString());
        command.addAll(OPTIONS);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        // By default glibc keeps a heap for each thread, which would be tens of MiB.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        return builder;
    }

    /** What a class archive of such a JVM depends on, besides the classes. */
    public static String version() {
        return System.getProperty("java.vm.version") + OPTIONS;
    }
}

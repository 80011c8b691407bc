package dev.kith.servers.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that leaves room for others: many of them share one machine. */
public final class SmallJvm {

    // Without C2: measured, it doubles the CPU time of a start and adds 30 MiB, and few who run Kith here
    // need its speed. Who measures Kith does, and sets KITH_JAVA_OPTIONS=-XX:TieredStopAtLevel=4.
    private static final List<String> OPTIONS = List.of(
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxDirectMemorySize=32m",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private SmallJvm() {}

    /** How to start one; of two options that contradict each other the later counts. */
    public static ProcessBuilder start(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(JAVA.toString());
        command.addAll(OPTIONS);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        // glibc otherwise keeps a heap for each thread, which is tens of MiB here.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        return builder;
    }

    /** What an archive of classes made by one such JVM depends on, besides the classes. */
    public static String version() {
        return System.getProperty("java.vm.version") + OPTIONS;
    }
}

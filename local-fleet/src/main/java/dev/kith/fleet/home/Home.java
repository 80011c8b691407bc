package dev.kith.fleet.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where one fleet keeps everything, {@code KITH_HOME}. Two homes with two port offsets are two fleets that know nothing
 * of each other.
 *
 * @param folder absolute; made when something is first kept there
 */
public record Home(Path folder) {

    public static final String VARIABLE = "KITH_HOME";

    /** With less MiB on its disk, PostgreSQL and Kafka soon cannot write. */
    public static final long LEAST_ROOM = 64;

    /** The home that the environment names; {@code .kith} in the checkout if it names none. */
    public static Home of(Map<String, String> environment, Path root) {
        var folder = environment.getOrDefault(VARIABLE, "");
        return new Home((folder.isBlank() ? root.resolve(".kith") : Path.of(folder))
                .toAbsolutePath()
                .normalize());
    }

    /** What survives {@code down}: databases, topics and mails. */
    public Path data() {
        return folder.resolve("data");
    }

    public Path log(String component) {
        return folder.resolve("logs").resolve(component + ".log");
    }

    /** What belongs to the fleet that runs now. */
    public Path run() {
        return folder.resolve("run");
    }

    /** What can be made again. */
    public Path cache() {
        return folder.resolve("cache");
    }

    /** How many MiB its disk still takes. */
    public long room() throws IOException {
        return Files.getFileStore(folder).getUsableSpace() >> 20;
    }

    public Secrets secrets() {
        return new Secrets(folder.resolve("secrets"));
    }
}

package dev.kith.fleet.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of one fleet, {@code KITH_HOME}. Two homes with two port offsets are two independent fleets.
 *
 * @param folder absolute; created with its first file
 */
public record Home(Path folder) {

    public static final String VARIABLE = "KITH_HOME";

    /** With less free space than this, PostgreSQL and Kafka soon cannot write. */
    public static final long MIN_FREE_MEBIBYTES = 64;

    /** The home that the environment names, or else {@code .kith} in the checkout. */
    public static Home of(Map<String, String> environment, Path root) {
        var folder = environment.getOrDefault(VARIABLE, "");
        return new Home((folder.isBlank() ? root.resolve(".kith") : Path.of(folder))
                .toAbsolutePath()
                .normalize());
    }

    /** Databases, topics and mails. */
    public Path data() {
        return folder.resolve("data");
    }

    public Path log(String component) {
        return folder.resolve("logs").resolve(component + ".log");
    }

    /** Files of the running fleet. */
    public Path run() {
        return folder.resolve("run");
    }

    /** Files that can be made again. */
    public Path cache() {
        return folder.resolve("cache");
    }

    /** The free space on its disk. */
    public long freeMebibytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace() >> 20;
    }

    public FleetSecrets secrets() {
        return new FleetSecrets(folder.resolve("secrets"));
    }
}

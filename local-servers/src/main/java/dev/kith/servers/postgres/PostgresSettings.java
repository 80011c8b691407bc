package dev.kith.servers.postgres;

import dev.kith.servers.process.Endpoint;
import java.nio.file.Path;

/**
 * What one PostgreSQL server is told.
 *
 * @param jar the binaries, as {@link dev.kith.servers.process.ServerFiles} finds them
 * @param folder where the data are kept; made if it is missing
 * @param password of the superuser {@code postgres}; counts when the data are made, and must stay the same later
 * @param maxConnections of all databases together
 * @param durable whether a commit waits for the disk; false is for tests, where the machine's crash costs nothing
 */
public record PostgresSettings(
        Endpoint endpoint, Path jar, Path folder, String password, int maxConnections, boolean durable) {

    @Override
    public String toString() {
        return "PostgresSettings[folder=%s, port=%d]".formatted(folder, endpoint.port());
    }
}

package dev.kith.fleet.control;

import dev.kith.servers.process.Polling;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * The supervisor holds it while it runs. The system releases it when the process ends, even after {@code kill -9}. So a
 * home never has two supervisors, and a supervisor that ended is recognised.
 */
final class FleetLock implements AutoCloseable {

    private static final Polling RELEASE = new Polling(Duration.ofMillis(20), Duration.ofSeconds(10));

    private final FileChannel channel;

    private FleetLock(FileChannel channel) {
        this.channel = channel;
    }

    /** As {@link #take}, but retries, because other commands hold it for a moment to see whether it is free. */
    static Optional<FleetLock> takeWithRetry(Path run) throws IOException, InterruptedException {
        return RELEASE.until(Optional::isPresent, () -> take(run));
    }

    /** Empty if another process holds it. */
    static Optional<FleetLock> take(Path run) throws IOException {
        Files.createDirectories(run);
        var channel = FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @SuppressWarnings("resource") // closing the channel releases it
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new FleetLock(channel));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

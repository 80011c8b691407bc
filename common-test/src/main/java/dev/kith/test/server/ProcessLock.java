package dev.kith.test.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A lock between processes. The system frees it when its holder dies, so it cannot be stale as a process id can. */
record ProcessLock(FileChannel channel) implements AutoCloseable {

    /** Waits until the lock is free. */
    static ProcessLock take(Path file) throws IOException {
        var channel = open(file);
        channel.lock();
        return new ProcessLock(channel);
    }

    /** Empty if another process holds it. */
    static Optional<ProcessLock> tryTake(Path file) throws IOException {
        var channel = open(file);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new ProcessLock(channel));
    }

    static boolean isHeld(Path file) throws IOException {
        var lock = tryTake(file);
        if (lock.isPresent()) {
            lock.get().close();
        }
        return lock.isEmpty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static FileChannel open(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}

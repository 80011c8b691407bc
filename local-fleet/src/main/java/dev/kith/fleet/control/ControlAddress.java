package dev.kith.fleet.control;

import dev.kith.fleet.home.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the supervisor listens, as its file {@code run/supervisor} says: {@code <pid> <port> <token>}. Who can read the
 * file may command the fleet. (No Unix domain socket: its path may have no more than about a hundred characters.)
 */
record ControlAddress(long pid, int port, String token) {

    static Path file(Path run) {
        return run.resolve("supervisor");
    }

    /** Empty if no supervisor has written one, or a killed one whose successor has not written its own yet. */
    static Optional<ControlAddress> read(Path run) {
        try {
            var words = Files.readString(file(run)).strip().split(" ", -1);
            return Optional.of(new ControlAddress(Long.parseLong(words[0]), Integer.parseInt(words[1]), words[2]))
                    .filter(address -> ProcessHandle.of(address.pid()).isPresent());
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    void write(Path run) throws IOException {
        PrivateFile.write(file(run), "%d %d %s\n".formatted(pid, port, token).getBytes(StandardCharsets.UTF_8));
    }
}

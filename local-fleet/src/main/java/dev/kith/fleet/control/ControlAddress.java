package dev.kith.fleet.control;

import dev.kith.fleet.home.FleetSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The address of the supervisor, as its file {@code run/supervisor} has it: {@code <pid> <port> <token>}. A user who
 * can read the file may control the fleet. A Unix domain socket would not do: its path may have only about a hundred
 * characters.
 */
record ControlAddress(long pid, int port, String token) {

    static Path file(Path run) {
        return run.resolve("supervisor");
    }

    /** Empty if there is no file, or if the process that wrote it has ended. */
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
        FleetSecrets.writePrivateFile(
                file(run), "%d %d %s\n".formatted(pid, port, token).getBytes(StandardCharsets.UTF_8));
    }
}

package dev.kith.fleet.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fleet's secrets. Each is made at random at its first use, and kept in a file that only its owner may read. The
 * file has lines of {@code NAME=value}.
 */
public final class FleetSecrets {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;

    FleetSecrets(Path file) {
        this.file = file;
    }

    /** The secret of that name, with 256 bits of randomness, in letters, digits, {@code -} and {@code _}. */
    public synchronized String get(String name) {
        try {
            var secrets = read();
            if (!secrets.containsKey(name)) {
                secrets.put(name, random());
                write(secrets);
            }
            return secrets.get(name);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read or written: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** A new secret of the same kind, which is not kept. */
    public static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Writes a file that only its owner may read, from its creation on, and that no reader sees half-written. */
    public static void writePrivateFile(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var unfinished =
                Files.createTempFile(file.getParent(), file.getFileName().toString(), null, ownerOnly);
        Files.write(unfinished, content);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Map<String, String> read() throws IOException {
        var secrets = new TreeMap<String, String>();
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var equals = line.indexOf('=');
                if (equals > 0) {
                    secrets.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        return secrets;
    }

    private void write(Map<String, String> secrets) throws IOException {
        var text = new StringBuilder();
        secrets.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        writePrivateFile(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}

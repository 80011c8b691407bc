package dev.kith.servers.postgres;

import dev.kith.servers.process.FileTrees;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from their jar into the user's cache.
 *
 * @param folder has {@code bin}, {@code lib} and {@code share}, once {@link #unpack} is done
 */
record PostgresInstallation(Path jar, Path folder) {

    static PostgresInstallation of(Path jar) {
        var name = jar.getFileName().toString();
        return new PostgresInstallation(jar, cache().resolve(name.substring(0, name.length() - ".jar".length())));
    }

    /**
     * Does nothing if it is unpacked. Several processes may do this at once: each unpacks into a temporary folder, and
     * the first one moves its folder into place.
     */
    void unpack() throws IOException, InterruptedException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder.getParent());
        var unpacked = Files.createTempDirectory(folder.getParent(), "unpacking");
        try {
            unpackInto(unpacked);
            moveUnlessThere(unpacked);
        } finally {
            FileTrees.delete(unpacked);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    // The XDG base directory specification. HOME comes before user.home, because
    // a container's user may be missing in /etc/passwd.
    private static Path cache() {
        var base = folderNamedBy("XDG_CACHE_HOME")
                .or(() -> folderNamedBy("HOME").map(home -> home.resolve(".cache")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        return base.resolve("kith");
    }

    private static Optional<Path> folderNamedBy(String variable) {
        return Optional.ofNullable(System.getenv(variable)).map(Path::of).filter(Path::isAbsolute);
    }

    // Java decompresses, because not every machine has xz. Every machine has tar, which keeps modes and links.
    private void unpackInto(Path place) throws IOException, InterruptedException {
        var tar = new ProcessBuilder("tar", "-xf", "-", "-C", place.toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        try (var input = tar.getOutputStream()) {
            decompressInto(input);
        }
        if (tar.waitFor() != 0 || !Files.isExecutable(place.resolve("bin/postgres"))) {
            throw new IOException("%s could not be unpacked into %s".formatted(jar, place));
        }
    }

    private void decompressInto(OutputStream output) throws IOException {
        try (var entries = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    new XZInputStream(entries).transferTo(output);
                    return;
                }
            }
        }
        throw new IOException("%s contains no .txz archive".formatted(jar));
    }

    private void moveUnlessThere(Path unpacked) throws IOException {
        try {
            Files.move(unpacked, folder);
        } catch (IOException refused) {
            if (!Files.isDirectory(folder)) {
                throw refused;
            }
        }
    }
}

package dev.kith.fleet.supervisor;

import dev.kith.servers.process.Component;
import dev.kith.servers.process.Component.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A component that runs a line of shell. It is ready while its folder has the file {@code <name>.ready}. */
record Script(String name, Path folder, String line) implements Component {

    /** Becomes ready and runs until it is stopped. */
    static Script healthy(String name, Path folder) {
        return new Script(name, folder, "touch %s.ready; exec sleep 1000".formatted(name));
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint(name, 4711, folder.resolve(name + ".log"));
    }

    @Override
    public void prepare() throws IOException {
        Files.deleteIfExists(readyFile());
    }

    @Override
    public ProcessBuilder command() {
        return new ProcessBuilder("sh", "-c", line).directory(folder.toFile());
    }

    @Override
    public boolean ready() {
        return Files.exists(readyFile());
    }

    Path readyFile() {
        return folder.resolve(name + ".ready");
    }
}

package dev.kith.servers.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** A component that runs a line of shell. It is ready once its folder has the file {@code ready}. */
record ShellComponent(Path folder, String script) implements Component {

    @Override
    public Endpoint endpoint() {
        return new Endpoint("shell", 4711, folder.resolve("logs/shell.log"));
    }

    @Override
    public void prepare() {}

    @Override
    public ProcessBuilder command() {
        return new ProcessBuilder("sh", "-c", script).directory(folder.toFile());
    }

    @Override
    public boolean ready() {
        return Files.exists(folder.resolve("ready"));
    }
}

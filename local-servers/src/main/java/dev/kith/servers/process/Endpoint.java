package dev.kith.servers.process;

import java.nio.file.Path;

/**
 * Where a component is found.
 *
 * @param name what people and files call it, such as {@code kafka}
 * @param port the TCP port that it listens on, on 127.0.0.1
 * @param log the file that its output is appended to
 */
public record Endpoint(String name, int port, Path log) {}

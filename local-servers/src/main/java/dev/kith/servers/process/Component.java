package dev.kith.servers.process;

import java.io.IOException;
import java.nio.file.Path;

/** A server that runs as a process: PostgreSQL, Kafka or one of the services. */
public interface Component {

    /** Does not change during the life of the component. */
    Endpoint endpoint();

    default String name() {
        return endpoint().name();
    }

    default int port() {
        return endpoint().port();
    }

    default Path log() {
        return endpoint().log();
    }

    /**
     * Prepares the files that the process needs, and waits for the rest of a killed run to end. Called before every
     * start; does only what is missing.
     */
    void prepare() throws IOException, InterruptedException;

    /** The command that starts it; the caller redirects its output. */
    ProcessBuilder command() throws IOException, InterruptedException;

    /**
     * Whether it serves now, by its own protocol and not only by an open port. Returns within about a second; never
     * throws.
     */
    boolean ready();

    /** Called once in each run, when the component is ready. */
    default void afterReady(long pid) throws InterruptedException {}

    default StopSignal stopSignal() {
        return StopSignal.TERM;
    }

    /**
     * The name of a component, and where it listens and logs.
     *
     * @param name in the command line and in file names, such as {@code kafka}
     * @param port the TCP port on 127.0.0.1
     * @param log the file that its output is appended to
     */
    record Endpoint(String name, int port, Path log) {}

    /** The signal that makes a server stop in good order. */
    enum StopSignal {
        /** What most servers expect. */
        TERM,
        /** PostgreSQL's fast shutdown: on TERM it waits until the last client has left. */
        INT
    }
}

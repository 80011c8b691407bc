package dev.kith.servers.process;

import java.io.IOException;
import java.nio.file.Path;

/** A server that runs as a process of its own: PostgreSQL, Kafka, or one of the services. */
public interface Component {

    /** Where it is found; the same for as long as the component lives. */
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
     * Makes on disk what the process needs: unpacks, formats, waits for what a killed run left behind. Called before
     * every start, and does again only what is missing.
     */
    void prepare() throws IOException, InterruptedException;

    /** How to start it. Its output is redirected by who starts it. */
    ProcessBuilder command() throws IOException, InterruptedException;

    /**
     * Whether it serves now, by its own protocol and not by an open port alone. Answers within about a second; never
     * throws.
     */
    boolean ready();

    /** Told once in each run, when the component is ready. */
    default void settle(long pid) throws InterruptedException {}

    default StopSignal stopSignal() {
        return StopSignal.TERM;
    }
}

package dev.kith.test.server;

import dev.kith.fleet.home.PortUse;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports for servers of tests. */
public final class Ports {

    /**
     * Between the ports of the fleets that tests start, and below those that Linux gives to clients' connections: one
     * of them could take the port of a server that a test has stopped.
     */
    private static final int LOWEST = 22_000;

    private static final int END = 27_000;

    private Ports() {}

    /** A port of 127.0.0.1 that is free now, and that no client gets by chance. */
    public static int free() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST, END))
                .filter(PortUse::isFree)
                .findFirst()
                .orElseThrow();
    }
}

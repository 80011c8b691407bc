package dev.kith.test.server;

import dev.kith.fleet.home.PortUse;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

final class Ports {

    private static final int LOWEST = 20_000;

    /** From here on Linux gives ports to clients' connections: one of them could take the port of a server that a test has stopped. */
    private static final int CLIENTS = 32_768;

    private Ports() {}

    /** A port of 127.0.0.1 that is free now, and that no client gets by chance. */
    static int free() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST, CLIENTS))
                .filter(PortUse::isFree)
                .findFirst()
                .orElseThrow();
    }
}

package dev.kith.fleet.process;

import dev.kith.fleet.home.PortUse;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

public final class TestPorts {

    private TestPorts() {}

    /**
     * A free one, from below those that Linux gives to clients' connections and between those of whole fleets: a server
     * that is stopped for a while keeps it.
     */
    public static int next() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(22_000, 27_000))
                .filter(PortUse::isFree)
                .findFirst()
                .orElseThrow();
    }
}

package dev.kith.fleet.bench;

import java.io.IOException;

/** A benchmark of the fleet that runs; leaves the fleet as it found it. */
public interface Bench {

    Report run() throws IOException, InterruptedException;
}

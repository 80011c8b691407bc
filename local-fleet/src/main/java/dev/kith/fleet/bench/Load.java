package dev.kith.fleet.bench;

import java.io.IOException;
import java.time.Duration;

/** One thing to be measured, as often as it goes. */
interface Load {

    /** Its line in the table. */
    String name();

    /**
     * Goes on for so long.
     *
     * @throws IOException also when it does anything else than it should: an error is quick, and would look like speed
     */
    Measurement run(Duration duration) throws IOException, InterruptedException;
}

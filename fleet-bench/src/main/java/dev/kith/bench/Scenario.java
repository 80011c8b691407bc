package dev.kith.bench;

import java.io.IOException;

/** What one benchmark does with the fleet. It leaves the fleet as it was. */
interface Scenario {

    /** Runs the loads, and adds what they show to the run's report. */
    void measure(BenchRun run) throws IOException, InterruptedException;
}

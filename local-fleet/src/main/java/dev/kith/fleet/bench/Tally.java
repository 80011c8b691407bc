package dev.kith.fleet.bench;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What many sockets count together in one run. */
final class Tally {

    private static final long HIGHEST_MICROS = 60_000_000;

    private final Histogram acknowledgements = new ConcurrentHistogram(HIGHEST_MICROS, 3);
    private final Histogram deliveries = new ConcurrentHistogram(HIGHEST_MICROS, 3);

    void acknowledged(long nanos) {
        acknowledgements.recordValue(Math.min(HIGHEST_MICROS, nanos / 1_000));
    }

    /** From the sending at one end to the frame at the other. */
    void delivered(long nanos) {
        deliveries.recordValue(Math.min(HIGHEST_MICROS, nanos / 1_000));
    }

    /** The rate of acknowledged messages, and the latency of their delivery. */
    Measurement measurement(double seconds) {
        var delivery = Measurement.of(deliveries, seconds);
        return new Measurement(acknowledgements.getTotalCount() / seconds, delivery.p50Millis(), delivery.p99Millis());
    }
}

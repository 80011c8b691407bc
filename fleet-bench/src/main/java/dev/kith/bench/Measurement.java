package dev.kith.bench;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The figures of one run of a load.
 *
 * @param perSecond the rate
 * @param p50Millis the median latency, in milliseconds
 * @param p99Millis the 99th percentile, in milliseconds
 */
record Measurement(double perSecond, double p50Millis, double p99Millis) {

    static final long HIGHEST_MICROS = 60_000_000;
    static final int DIGITS = 3;

    /** @param latencies of everything that was done, in microseconds */
    static Measurement of(Histogram latencies, double seconds) {
        return new Measurement(
                latencies.getTotalCount() / seconds,
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(99) / 1e3);
    }

    /** @param latencies of each thread, in microseconds */
    static Measurement of(List<Histogram> latencies, double seconds) {
        var all = histogram();
        latencies.forEach(all::add);
        return of(all, seconds);
    }

    /** For latencies in microseconds. */
    static Histogram histogram() {
        var histogram = new Histogram(HIGHEST_MICROS, DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }
}

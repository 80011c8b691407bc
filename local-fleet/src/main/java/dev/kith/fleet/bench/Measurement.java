package dev.kith.fleet.bench;

import org.HdrHistogram.Histogram;

/**
 * What one run of a load gave.
 *
 * @param perSecond what was done in a second
 * @param p50Millis the median latency, in milliseconds
 * @param p99Millis the 99th percentile, in milliseconds
 */
record Measurement(double perSecond, double p50Millis, double p99Millis) {

    private static final long HIGHEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;

    /**
     * Sums a run up.
     *
     * @param latencies of everything that was done, in microseconds
     */
    static Measurement of(Histogram latencies, double seconds) {
        return new Measurement(
                latencies.getTotalCount() / seconds,
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(99) / 1e3);
    }

    /** For latencies in microseconds. */
    static Histogram histogram() {
        var histogram = new Histogram(HIGHEST_MICROS, DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }
}

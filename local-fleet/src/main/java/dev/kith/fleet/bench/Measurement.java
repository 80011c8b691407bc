package dev.kith.fleet.bench;

/**
 * What one run of a load gave.
 *
 * @param perSecond requests answered in a second
 * @param p50Millis the median latency, in milliseconds
 * @param p99Millis the 99th percentile, in milliseconds
 */
record Measurement(double perSecond, double p50Millis, double p99Millis) {}

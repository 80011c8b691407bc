package dev.kith.fleet.bench;

import java.time.Duration;

/**
 * How long and how hard.
 *
 * @param warmUp before anything counts, for all loads together: a JVM gets quicker for the better part of a minute
 * @param run one run of one load
 * @param rounds how often each load has its turn; the median counts
 * @param connections at once
 */
public record Plan(Duration warmUp, Duration run, int rounds, int connections) {}

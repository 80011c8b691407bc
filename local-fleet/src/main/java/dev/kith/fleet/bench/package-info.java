/**
 * Benchmarks of the running fleet: {@code ./kith bench NAME}. A benchmark is a few named loads, run in turns so that
 * what else happens on the machine meets them all alike; its figures are ratios between them.
 */
@NullMarked
package dev.kith.fleet.bench;

import org.jspecify.annotations.NullMarked;

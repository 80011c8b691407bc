/**
 * Benchmarks of the running fleet: {@code ./kith bench NAME}. A {@link dev.kith.bench.Scenario} runs a few named loads
 * in turns, so that other work on the machine affects all of them alike. Its results are ratios between them.
 */
@NullMarked
package dev.kith.bench;

import org.jspecify.annotations.NullMarked;

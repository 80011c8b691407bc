/**
 * Keeps components running.
 *
 * <p>Each component is a {@link dev.kith.fleet.supervisor.Member} with a thread of its own that starts the process,
 * waits until it is ready, watches it, and starts it again with backoff when it dies. A component that cannot even
 * start is given up after a few tries while the fleet comes up, and tried for ever once it has been up. Which process
 * belongs to whom is written down ({@link dev.kith.fleet.supervisor.ProcessRecord}), so that a later {@code kith} can
 * end what a killed supervisor left.
 */
@NullMarked
package dev.kith.fleet.supervisor;

import org.jspecify.annotations.NullMarked;

/**
 * Keeps components running.
 *
 * <p>Each component is a {@link dev.kith.fleet.supervisor.SupervisedProcess} with a thread of its own. The thread
 * starts the process, waits until it is ready, watches it, and starts it again after a pause when it ends by itself.
 * While the fleet comes up, a component that cannot start is given up after a few attempts; once it was ready, attempts
 * never stop. Each process is written to a file ({@link dev.kith.fleet.supervisor.Orphans.ProcessRecord}), so that a
 * later {@code kith} can end the processes of a supervisor that was killed.
 */
@NullMarked
package dev.kith.fleet.supervisor;

import org.jspecify.annotations.NullMarked;

/**
 * A server as a process: its description ({@link dev.kith.servers.process.Component}) and one run of it
 * ({@link dev.kith.servers.process.RunningProcess}).
 *
 * <p>This package starts, awaits and ends processes. What is started in which order, and what happens after an exit, is
 * decided by its callers.
 */
@NullMarked
package dev.kith.servers.process;

import org.jspecify.annotations.NullMarked;

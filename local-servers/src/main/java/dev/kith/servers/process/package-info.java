/**
 * A server as a process: how it is described ({@link dev.kith.servers.process.Component}) and how one run of it is held
 * ({@link dev.kith.servers.process.RunningProcess}).
 *
 * <p>This package starts, awaits and ends processes. It decides nothing: what is started, in which order and what
 * follows a death is the supervisor's.
 */
@NullMarked
package dev.kith.servers.process;

import org.jspecify.annotations.NullMarked;

/**
 * Work that computes for long, kept away from the threads of requests:
 * {@link dev.kith.web.computation.ComputingThreads}.
 */
@NullMarked
package dev.kith.web.computation;

import org.jspecify.annotations.NullMarked;

/**
 * The fleet as a whole: what belongs to it ({@link dev.kith.fleet.Fleet}) and how it comes up
 * ({@link dev.kith.fleet.Startup}).
 */
@NullMarked
package dev.kith.fleet;

import org.jspecify.annotations.NullMarked;

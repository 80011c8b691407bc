/**
 * The fleet as a whole: its components ({@link dev.kith.fleet.Fleet}) and its start ({@link dev.kith.fleet.Startup}).
 */
@NullMarked
package dev.kith.fleet;

import org.jspecify.annotations.NullMarked;

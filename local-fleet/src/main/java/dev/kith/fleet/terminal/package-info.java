/** The output of commands at the terminal. */
@NullMarked
package dev.kith.fleet.terminal;

import org.jspecify.annotations.NullMarked;

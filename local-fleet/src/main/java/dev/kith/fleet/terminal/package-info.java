/** What the person at the terminal sees. */
@NullMarked
package dev.kith.fleet.terminal;

import org.jspecify.annotations.NullMarked;

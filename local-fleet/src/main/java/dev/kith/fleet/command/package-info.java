/** The commands of the script {@code kith}. */
@NullMarked
package dev.kith.fleet.command;

import org.jspecify.annotations.NullMarked;

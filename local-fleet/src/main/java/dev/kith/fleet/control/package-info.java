/** How other {@code kith} commands talk to the supervisor: one line of text over the loopback interface. */
@NullMarked
package dev.kith.fleet.control;

import org.jspecify.annotations.NullMarked;

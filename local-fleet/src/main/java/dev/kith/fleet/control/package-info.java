/** How a second {@code kith} talks to the one that supervises: a line of text over the loopback interface. */
@NullMarked
package dev.kith.fleet.control;

import org.jspecify.annotations.NullMarked;

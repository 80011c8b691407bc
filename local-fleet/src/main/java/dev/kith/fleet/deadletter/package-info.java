/** Dead-letter topics for people: what lies there and why, and sending it round again. */
@NullMarked
package dev.kith.fleet.deadletter;

import org.jspecify.annotations.NullMarked;

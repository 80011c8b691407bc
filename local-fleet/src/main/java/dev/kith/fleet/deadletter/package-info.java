/** Dead-letter topics for an operator: their content, the causes, and replay. */
@NullMarked
package dev.kith.fleet.deadletter;

import org.jspecify.annotations.NullMarked;

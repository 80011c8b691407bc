/**
 * The one vocabulary of errors: RFC 9457 problems with stable types, catalogued in {@code docs/errors.md}.
 *
 * <p>Knows nothing of servlets or reactive streams: whoever answers writes a {@link dev.kith.http.problem.Problem}.
 */
@NullMarked
package dev.kith.http.problem;

import org.jspecify.annotations.NullMarked;

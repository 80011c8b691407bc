/**
 * The errors of all services: RFC 9457 problems with stable types, listed in {@code docs/errors.md}.
 *
 * <p>It depends neither on servlets nor on reactive streams: each web stack writes a
 * {@link dev.kith.http.problem.Problem} itself.
 */
@NullMarked
package dev.kith.http.problem;

import org.jspecify.annotations.NullMarked;

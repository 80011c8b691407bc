/**
 * Every error as {@code application/problem+json} (RFC 9457): those of Kith's own code, of Spring MVC, of Jackson, of
 * the database and of Tomcat.
 */
@NullMarked
package dev.kith.web.problem;

import org.jspecify.annotations.NullMarked;

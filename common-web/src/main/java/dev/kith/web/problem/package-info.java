/**
 * Every error as {@code application/problem+json}, whoever raised it: a door, Spring MVC, Jackson, the database or
 * Tomcat itself.
 */
@NullMarked
package dev.kith.web.problem;

import org.jspecify.annotations.NullMarked;

/**
 * Configuration by environment: the defaults every process shares, and start-up errors that name the environment
 * variable.
 *
 * <p>A jar ships defaults in {@code META-INF/kith/defaults.properties}; everything else (a service's
 * {@code application.yaml}, the environment) goes before them. Works in servlet and reactive applications alike.
 */
@NullMarked
package dev.kith.http.settings;

import org.jspecify.annotations.NullMarked;

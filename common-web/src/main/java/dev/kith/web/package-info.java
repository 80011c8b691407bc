/**
 * The HTTP edge of every servlet service. A service adds the dependency; everything here is auto-configured.
 *
 * <p>Each package is one concern with its own auto-configuration. None depends on a service.
 */
@NullMarked
package dev.kith.web;

import org.jspecify.annotations.NullMarked;

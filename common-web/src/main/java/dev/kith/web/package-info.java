/**
 * What every servlet service does at its edge. A service adds the dependency; everything here is auto-configured.
 *
 * <p>Each package is one concern with its own auto-configuration. Nothing here knows a service.
 */
@NullMarked
package dev.kith.web;

import org.jspecify.annotations.NullMarked;

/**
 * A real PostgreSQL server on this machine, from the binaries that the io.zonky.test.postgres project publishes to
 * Maven Central.
 */
@NullMarked
package dev.kith.fleet.postgres;

import org.jspecify.annotations.NullMarked;

/**
 * A real PostgreSQL server on this machine, from the binaries that the io.zonky.test.postgres project publishes to
 * Maven Central.
 */
@NullMarked
package dev.kith.servers.postgres;

import org.jspecify.annotations.NullMarked;

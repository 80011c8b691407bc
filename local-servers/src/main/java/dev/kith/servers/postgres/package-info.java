/** A real PostgreSQL server on this machine, from the binaries of the io.zonky.test.postgres project. */
@NullMarked
package dev.kith.servers.postgres;

import org.jspecify.annotations.NullMarked;

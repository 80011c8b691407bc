/**
 * Starts and finds the servers of the tests. {@link dev.kith.test.server.SharedServers} is what a test JVM sees;
 * {@link dev.kith.test.server.InfrastructureDaemon} is the process that holds them for as long as the build lives.
 */
@NullMarked
package dev.kith.test.server;

import org.jspecify.annotations.NullMarked;

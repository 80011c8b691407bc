/** A real Kafka broker on this machine: one KRaft node, which is broker and controller, in a JVM of its own. */
@NullMarked
package dev.kith.servers.kafka;

import org.jspecify.annotations.NullMarked;

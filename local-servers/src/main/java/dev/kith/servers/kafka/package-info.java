/** A real Kafka broker on this machine: one KRaft node that is broker and controller at once, in a JVM of its own. */
@NullMarked
package dev.kith.servers.kafka;

import org.jspecify.annotations.NullMarked;

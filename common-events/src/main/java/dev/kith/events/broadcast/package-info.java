/**
 * Lets every instance hear every event: without consumer group, without inbox and without a database. One consumer
 * follows all topics that a service has a {@link dev.kith.events.Broadcast} for. It holds its place while Kafka is
 * away; only where the place itself is lost are the listeners told that they may have missed something.
 * {@link dev.kith.events.Signals} are the other end, for what is told past the outbox.
 */
@NullMarked
package dev.kith.events.broadcast;

import org.jspecify.annotations.NullMarked;

/**
 * Delivers every event to every instance, without a consumer group, an inbox or a database. One consumer follows all
 * topics that a service has a {@link dev.kith.events.Broadcast} for. It keeps its position while Kafka is away. Only if
 * the position itself is lost, the listeners are told that they may have missed something.
 * {@link dev.kith.events.Signals} are the other end, for events that are sent past the outbox.
 */
@NullMarked
package dev.kith.events.broadcast;

import org.jspecify.annotations.NullMarked;

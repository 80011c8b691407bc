/**
 * What services tell each other: event types, the contract of every event, and Kafka.
 *
 * <p>Nothing here needs a database. Events that must not be lost go through the outbox and the inbox of
 * {@code common-database}; what an instance only holds in memory follows them with a {@link dev.kith.events.Broadcast}.
 */
@NullMarked
package dev.kith.events;

import org.jspecify.annotations.NullMarked;

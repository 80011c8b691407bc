/**
 * Events on their way in. Kafka delivers at least once; the table {@code events.processed_events} makes that once: the
 * event's id is inserted in the transaction of its effect, so that both are there or neither is, and an id that is
 * there already ends the matter.
 *
 * <p><b>Failure.</b> What will pass by itself (the database is away, a deadlock, a timeout) is tried again for ever, in
 * order, with growing pauses and without leaving the consumer group. Everything else is tried a few times; then the
 * event becomes a {@linkplain dev.kith.events.DeadLetter dead letter} and the next one is due. Offsets are committed
 * afterwards: a crash between effect and commit brings the event again, and the table knows it.
 */
@NullMarked
package dev.kith.database.inbox;

import org.jspecify.annotations.NullMarked;

/**
 * Incoming events. Kafka delivers each at least once. The table {@code events.processed_events} makes that exactly
 * once: the id of the event is inserted in the transaction of its effect, so that both are there or neither is. If the
 * id is there already, nothing is done.
 *
 * <p><b>Failure.</b> A failure that passes by itself (the database is away, a deadlock, a timeout) is tried again until
 * it has passed, in order, with growing pauses and without leaving the consumer group. Any other failure is tried again
 * a few times; then the event becomes a {@linkplain dev.kith.events.DeadLetter dead letter} and the next event follows.
 * A replayed dead letter arrives on a topic that only this service reads: on its first topic it would follow newer
 * events of its key, and a compacted topic would keep it as the last one, after an erasure too. Offsets are committed
 * afterwards: after a crash between effect and commit the event comes again, and its id is in the table.
 */
@NullMarked
package dev.kith.database.inbox;

import org.jspecify.annotations.NullMarked;

/**
 * Events on their way out: rows of the table {@code events.outbox}, written in the transaction that changes the
 * service's state, and a relay that turns them into records on Kafka.
 *
 * <p><b>Order.</b> The key's hash puts an event into one of {@value dev.kith.database.outbox.OutboxTable#PARTITIONS}
 * partitions of the table. One relay at a time works on a partition (advisory lock of the transaction); instances of a
 * service share the work that way. It takes the first rows by id, sends them in that order, awaits the
 * acknowledgements, deletes what was acknowledged, commits. There is no remembered position: ids are given before
 * transactions commit, so a lower id can appear after a higher one was sent.
 *
 * <p><b>Failure.</b> Nothing overtakes a record that failed: the producer is closed in the callback of the failure,
 * before its I/O thread can send what follows. What was acknowledged until then is deleted, the rest is sent again by a
 * fresh producer.
 *
 * <p><b>Zombies.</b> A relay that loses its database connection loses its lock, and a second one may send the same rows
 * while the first still does. Each of them sends in order, so before the first occurrence of a record the same relay
 * has sent all that precede it: first occurrences are in order whatever the interleaving, and the inbox drops the
 * others. Duplicates are possible, loss and reordering are not.
 *
 * <p><b>Latency.</b> A commit wakes the relay of its own instance. What it cannot wake (the instance died, the
 * partition was locked elsewhere) is found by a poll that costs one probe of the primary key for each partition.
 */
@NullMarked
package dev.kith.database.outbox;

import org.jspecify.annotations.NullMarked;

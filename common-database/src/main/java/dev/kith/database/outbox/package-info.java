/**
 * Outgoing events: rows of the table {@code events.outbox}, written in the transaction that changes the service's
 * state, and a relay that sends them to Kafka.
 *
 * <p><b>Order.</b> The hash of the key puts an event into one of
 * {@value dev.kith.database.outbox.OutboxTable#PARTITIONS} partitions of the table. One relay at a time works on a
 * partition (advisory lock of the transaction). Instances of a service share the work that way. The relay takes the
 * first rows by id, sends them in that order, awaits the acknowledgements, deletes what was acknowledged, and commits.
 * No position is remembered: ids are assigned before transactions commit, so a lower id can appear after a higher one
 * was sent.
 *
 * <p><b>Failure.</b> Nothing overtakes a record that failed: the producer is closed in the callback of the failure,
 * before its I/O thread can send what follows. What was acknowledged until then is deleted, and the rest is sent again
 * by a fresh producer.
 *
 * <p><b>Zombies.</b> A relay that loses its database connection loses its lock, and a second one may send the same rows
 * while the first still does. Each of them sends in order, so before the first occurrence of a record the same relay
 * has sent all that precede it. First occurrences are therefore in order, whatever the interleaving, and the inbox
 * drops the others. Duplicates are possible, loss and reordering are not, as long as Kafka keeps what it acknowledged.
 * Therefore a topic with one replica is flushed to the disk before each acknowledgement, and one with several needs two
 * of them. (A topic that exists already, or was made by an operator, keeps its own settings.)
 *
 * <p><b>Latency.</b> A commit wakes the relay of its own instance. A poll finds what a commit did not wake (the
 * instance died, or the partition was locked elsewhere). It costs one probe of the primary key for each partition.
 */
@NullMarked
package dev.kith.database.outbox;

import org.jspecify.annotations.NullMarked;

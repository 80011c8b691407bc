/**
 * How an event looks on Kafka: CloudEvents 1.0, binary content mode of the Kafka protocol binding. The value is the
 * record's JSON in snake_case, the headers {@code ce_*} say what it is.
 */
@NullMarked
package dev.kith.events.message;

import org.jspecify.annotations.NullMarked;

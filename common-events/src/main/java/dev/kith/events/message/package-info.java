/**
 * How an event looks on Kafka: CloudEvents 1.0, binary content mode of the Kafka protocol binding. The value is the
 * record's JSON in snake_case, the attributes are the headers {@code ce_*}.
 */
@NullMarked
package dev.kith.events.message;

import org.jspecify.annotations.NullMarked;

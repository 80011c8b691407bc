/** Kafka as other services see it, past all that common-events does. {@link dev.kith.test.topic.Topic} is the door. */
@NullMarked
package dev.kith.test.topic;

import org.jspecify.annotations.NullMarked;

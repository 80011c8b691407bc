package dev.kith.database.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch.
 *
 * @param acknowledged the events that Kafka has
 * @param failure why the others were not sent, or not acknowledged; absent if all were
 */
record Delivery(List<PendingEvent> acknowledged, @Nullable Exception failure) {

    static final Delivery NOTHING = new Delivery(List.of(), null);
}

package dev.kith.database.inbox;

import dev.kith.database.EventHandler;
import dev.kith.events.Event;
import dev.kith.events.message.EventJson;
import dev.kith.events.message.EventMessage;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.transaction.support.TransactionOperations;

/** Applies an event once, however often it arrives. */
final class Inbox {

    private final ProcessedEvents processedEvents;
    private final TransactionOperations transactions;
    private final EventJson json;
    private final MeterRegistry meters;

    Inbox(ProcessedEvents processedEvents, TransactionOperations transactions, EventJson json, MeterRegistry meters) {
        this.processedEvents = processedEvents;
        this.transactions = transactions;
        this.json = json;
        this.meters = meters;
    }

    /** @throws RuntimeException what the handler threw; nothing has happened then */
    <E extends Event> void apply(EventHandler<E> handler, EventMessage message) {
        var event = message.as(handler.type(), json);
        var isNew = transactions.execute(_ -> {
            if (!processedEvents.add(event.id(), message.type())) {
                return false;
            }
            handler.effect().apply(event);
            return true;
        });
        meters.counter(isNew ? "kith.inbox.processed" : "kith.inbox.duplicates", "type", message.type())
                .increment();
    }
}

package dev.kith.database.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.database.Outbox;
import dev.kith.events.Event;
import dev.kith.events.message.EventJson;
import dev.kith.http.request.RequestIds;
import dev.kith.http.request.TraceParent;
import java.util.List;
import org.slf4j.MDC;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes the rows, and wakes the relay after the commit. */
final class TransactionalOutbox implements Outbox {

    // An event that Kafka would refuse must be refused here: in the outbox it would block everything behind it.
    private static final int MAX_BYTES = 64 * 1024;

    private final OutboxTable table;
    private final EventJson json;
    private final TransactionSynchronization wakeRelay;

    TransactionalOutbox(OutboxTable table, EventJson json, Runnable wakeRelay) {
        this.table = table;
        this.json = json;
        this.wakeRelay = new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeRelay.run();
            }
        };
    }

    @Override
    public void publish(List<? extends Event> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException(
                    "%s outside a transaction, expected to be published in the one that changes the state"
                            .formatted(events.stream()
                                    .map(event -> event.type().name())
                                    .distinct()
                                    .toList()));
        }
        if (events.isEmpty()) {
            return;
        }
        table.insert(
                events.stream().map(this::row).toList(), MDC.get(TraceParent.HEADER), MDC.get(RequestIds.LOG_FIELD));
        // Registered once for each transaction, because the registrations are a set.
        TransactionSynchronizationManager.registerSynchronization(wakeRelay);
    }

    private OutboxTable.NewEvent row(Event event) {
        var data = json.write(event);
        var size = data.getBytes(UTF_8).length;
        if (size > MAX_BYTES) {
            throw new IllegalArgumentException("%s has %d bytes of JSON, expected at most %d"
                    .formatted(event.type().name(), size, MAX_BYTES));
        }
        return new OutboxTable.NewEvent(
                event.type().topic().name(), event.key(), event.type().name(), data);
    }
}

package dev.kith.database.inbox;

import dev.kith.database.EventHandler;
import dev.kith.events.Event;
import dev.kith.events.EventTopic;
import dev.kith.events.message.EventJson;
import dev.kith.events.message.EventMessage;
import dev.kith.http.request.RequestIds;
import dev.kith.http.request.TraceParent;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies each event once, however often it arrives. Logs and events of the handler carry the id and the trace of the
 * request that caused the event.
 */
final class InboxListener implements MessageListener<byte[], byte[]> {

    private final EventHandlers handlers;
    private final ProcessedEvents processedEvents;
    private final TransactionOperations transactions;
    private final MeterRegistry meters;
    private final EventJson json = new EventJson();

    InboxListener(
            EventHandlers handlers,
            ProcessedEvents processedEvents,
            TransactionOperations transactions,
            MeterRegistry meters) {
        this.handlers = handlers;
        this.processedEvents = processedEvents;
        this.transactions = transactions;
        this.meters = meters;
    }

    /** @throws RuntimeException what the handler threw; its transaction is rolled back then */
    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> record) {
        var message = EventMessage.read(record);
        var handler = handlers.of(message.type());
        // A topic may carry types that only other services follow, also types that are newer than this version.
        if (handler == null) {
            return;
        }
        MDC.put(RequestIds.LOG_FIELD, message.requestId());
        MDC.put(TraceParent.HEADER, message.traceparent());
        try {
            apply(handler, message);
        } catch (Error e) {
            // An error would end the listener's thread and, without a word in the log, all that this service follows.
            throw new IllegalStateException("handler of %s failed: %s".formatted(message.type(), e), e);
        } finally {
            MDC.remove(RequestIds.LOG_FIELD);
            MDC.remove(TraceParent.HEADER);
        }
    }

    private <E extends Event> void apply(EventHandler<E> handler, EventMessage message) {
        var event = message.toEvent(handler.type(), json);
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

    /** The event handlers of this service, at most one for each type. */
    static final class EventHandlers {

        private final Map<String, EventHandler<?>> byType = new LinkedHashMap<>();

        EventHandlers(Iterable<EventHandler<?>> handlers) {
            for (var handler : handlers) {
                if (byType.putIfAbsent(handler.type().name(), handler) != null) {
                    throw new IllegalStateException("two handlers for %s, expected one"
                            .formatted(handler.type().name()));
                }
            }
        }

        @Nullable
        EventHandler<?> of(String type) {
            return byType.get(type);
        }

        List<EventTopic> topics() {
            return byType.values().stream()
                    .map(handler -> handler.type().topic())
                    .distinct()
                    .toList();
        }
    }
}

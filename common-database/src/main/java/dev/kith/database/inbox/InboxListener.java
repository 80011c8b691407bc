package dev.kith.database.inbox;

import dev.kith.events.message.EventMessage;
import dev.kith.http.request.RequestIds;
import dev.kith.http.request.TraceParent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.MDC;
import org.springframework.kafka.listener.MessageListener;

/**
 * Finds the handler of a record. Logs and events of the handler carry the request that caused the event, as if it were
 * its own.
 */
final class InboxListener implements MessageListener<byte[], byte[]> {

    private final Handlers handlers;
    private final Inbox inbox;

    InboxListener(Handlers handlers, Inbox inbox) {
        this.handlers = handlers;
        this.inbox = inbox;
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> record) {
        var message = EventMessage.read(record);
        var handler = handlers.of(message.type());
        // Topics may carry types that only others follow, also such as are not invented yet.
        if (handler == null) {
            return;
        }
        MDC.put(RequestIds.LOG_FIELD, message.requestId());
        MDC.put(TraceParent.HEADER, message.traceparent());
        try {
            inbox.apply(handler, message);
        } catch (Error e) {
            // An error would end the listener's thread, and with it, silently, everything this service follows.
            throw new IllegalStateException("handler of %s failed: %s".formatted(message.type(), e), e);
        } finally {
            MDC.remove(RequestIds.LOG_FIELD);
            MDC.remove(TraceParent.HEADER);
        }
    }
}

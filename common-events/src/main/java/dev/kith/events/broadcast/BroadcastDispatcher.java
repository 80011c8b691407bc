package dev.kith.events.broadcast;

import dev.kith.events.Broadcast;
import dev.kith.events.Broadcast.Listener;
import dev.kith.events.Event;
import dev.kith.events.EventTopic;
import dev.kith.events.EventType;
import dev.kith.events.message.EventJson;
import dev.kith.events.message.EventMessage;
import dev.kith.events.message.EventMessage.UnreadableEventException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the listeners of each event. A listener that fails does not keep the others from being called. */
final class BroadcastDispatcher {

    private static final Logger log = LoggerFactory.getLogger(BroadcastDispatcher.class);

    private final List<Broadcast<?>> broadcasts;
    private final EventJson json = new EventJson();

    BroadcastDispatcher(Collection<Broadcast<?>> broadcasts) {
        this.broadcasts = List.copyOf(broadcasts);
    }

    Set<EventTopic> topics() {
        return topics(broadcasts.stream());
    }

    /**
     * Topics with a listener that follows them from the beginning. Other listeners of the same topic receive its old
     * events too.
     */
    Set<EventTopic> topicsFromBeginning() {
        return topics(broadcasts.stream().filter(broadcast -> broadcast.start() == Broadcast.Start.BEGINNING));
    }

    void onRecord(ConsumerRecord<byte[], byte[]> record) {
        EventMessage message;
        try {
            message = EventMessage.read(record);
        } catch (UnreadableEventException e) {
            log.warn(
                    "Skipped an unreadable event, {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return;
        }
        for (var broadcast : broadcasts) {
            dispatch(broadcast, message);
        }
    }

    void onInterruption() {
        for (var broadcast : broadcasts) {
            try {
                broadcast.interrupted().run();
            } catch (RuntimeException e) {
                log.error("Listener of {} could not catch up", broadcast.types(), e);
            }
        }
    }

    private static Set<EventTopic> topics(Stream<Broadcast<?>> broadcasts) {
        return broadcasts
                .flatMap(broadcast -> broadcast.types().stream())
                .map(EventType::topic)
                .collect(Collectors.toUnmodifiableSet());
    }

    private <E extends Event> void dispatch(Broadcast<E> broadcast, EventMessage message) {
        for (var type : broadcast.types()) {
            if (type.name().equals(message.type())) {
                dispatch(broadcast.listener(), type, message);
            }
        }
    }

    private <E extends Event> void dispatch(Listener<E> listener, EventType<? extends E> type, EventMessage message) {
        try {
            listener.onEvent(message.toEvent(type, json));
        } catch (RuntimeException e) {
            log.error("Listener of {} failed at {}", message.type(), message.id(), e);
        }
    }
}

package dev.kith.events.broadcast;

import dev.kith.events.Broadcast;
import dev.kith.events.Broadcast.Listener;
import dev.kith.events.Event;
import dev.kith.events.EventType;
import dev.kith.events.message.EventJson;
import dev.kith.events.message.EventMessage;
import dev.kith.events.message.UnreadableEventException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who listens to what. Nothing that one listener does keeps the others from hearing. */
final class Audience {

    private static final Logger log = LoggerFactory.getLogger(Audience.class);

    private final List<Broadcast<?>> broadcasts;
    private final EventJson json = new EventJson();

    Audience(Collection<Broadcast<?>> broadcasts) {
        this.broadcasts = List.copyOf(broadcasts);
    }

    Set<String> topics() {
        return topics(broadcasts.stream());
    }

    /**
     * Topics with a listener that wants to hear all of them. Others of the same topic hear it too, and have to bear it.
     */
    Set<String> topicsFromBeginning() {
        return topics(broadcasts.stream().filter(broadcast -> broadcast.start() == Broadcast.Start.BEGINNING));
    }

    void hear(ConsumerRecord<byte[], byte[]> record) {
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
            tell(broadcast, message);
        }
    }

    void interrupted() {
        for (var broadcast : broadcasts) {
            try {
                broadcast.interrupted().run();
            } catch (RuntimeException e) {
                log.error("Listener of {} could not catch up", broadcast.types(), e);
            }
        }
    }

    private static Set<String> topics(Stream<Broadcast<?>> broadcasts) {
        return broadcasts
                .flatMap(broadcast -> broadcast.types().stream())
                .map(EventType::topic)
                .collect(Collectors.toUnmodifiableSet());
    }

    private <E extends Event> void tell(Broadcast<E> broadcast, EventMessage message) {
        for (var type : broadcast.types()) {
            if (type.name().equals(message.type())) {
                tell(broadcast.listener(), type, message);
            }
        }
    }

    private <E extends Event> void tell(Listener<E> listener, EventType<? extends E> type, EventMessage message) {
        try {
            listener.hear(message.as(type, json));
        } catch (RuntimeException e) {
            log.error("Listener of {} failed at {}", message.type(), message.id(), e);
        }
    }
}

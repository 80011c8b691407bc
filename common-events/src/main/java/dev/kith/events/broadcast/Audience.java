package dev.kith.events.broadcast;

import dev.kith.events.Broadcast;
import dev.kith.events.Event;
import dev.kith.events.message.EventJson;
import dev.kith.events.message.EventMessage;
import dev.kith.events.message.UnreadableEventException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
        return broadcasts.stream().map(broadcast -> broadcast.type().topic()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Topics with a listener that wants to hear all of them. Others of the same topic hear it too, and have to bear it.
     */
    Set<String> topicsFromBeginning() {
        return broadcasts.stream()
                .filter(broadcast -> broadcast.start() == Broadcast.Start.BEGINNING)
                .map(broadcast -> broadcast.type().topic())
                .collect(Collectors.toUnmodifiableSet());
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
            if (broadcast.type().name().equals(message.type())) {
                tell(broadcast, message);
            }
        }
    }

    void interrupted() {
        for (var broadcast : broadcasts) {
            try {
                broadcast.interrupted().run();
            } catch (RuntimeException e) {
                log.error("Listener of {} could not catch up", broadcast.type().name(), e);
            }
        }
    }

    private <E extends Event> void tell(Broadcast<E> broadcast, EventMessage message) {
        try {
            broadcast.listener().hear(message.as(broadcast.type(), json));
        } catch (RuntimeException e) {
            log.error("Listener of {} failed at {}", message.type(), message.id(), e);
        }
    }
}

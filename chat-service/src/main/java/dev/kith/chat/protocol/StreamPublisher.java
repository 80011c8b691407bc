package dev.kith.chat.protocol;

import dev.kith.chat.message.ChatEvent;
import dev.kith.chat.message.Messages;
import dev.kith.chat.stream.StreamEntry;
import dev.kith.chat.stream.UserStreams;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Publishes the events of all instances to the streams of this one. */
@Component
public class StreamPublisher {

    private final UserStreams<ServerFrame> streams;

    StreamPublisher(UserStreams<ServerFrame> streams) {
        this.streams = streams;
    }

    @Bean
    static UserStreams<ServerFrame> userStreams(Messages messages) {
        return new UserStreams<>(
                messages::streamEnd,
                (user, after, limit) ->
                        messages.changes(user, after, limit).map(change -> ServerFrame.of(change, user)));
    }

    /**
     * Spring calls this after the commit for an event of this instance, before the caller gets an answer. Kafka brings
     * the events of all instances, and those of this one a second time, without effect.
     */
    @TransactionalEventListener
    public void onEvent(ChatEvent event) {
        var peerPosition = event.peerPosition();
        if (peerPosition != null && !event.peer().equals(event.actor())) {
            // The peer first, in the order that earlier clients know.
            publish(event, event.peer(), peerPosition);
        }
        publish(event, event.actor(), event.actorPosition());
    }

    private void publish(ChatEvent event, UUID user, long position) {
        streams.publish(user, new StreamEntry<>(position, ServerFrame.of(event, user, position)));
    }
}

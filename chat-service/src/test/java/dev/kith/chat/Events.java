package dev.kith.chat;

import dev.kith.events.Event;
import dev.kith.events.message.EventJson;
import dev.kith.test.topic.Topic;
import dev.kith.test.topic.TopicRecord;
import java.util.UUID;
import org.springframework.core.env.Environment;

/** Sends the events of auth-service to Kafka. */
public record Events(Environment environment) {

    private static final EventJson JSON = new EventJson();

    /** Sends an event, and returns when the broker has it. */
    public void send(Event event) {
        send(event, event.key());
    }

    /**
     * Sends an event with the key of this user: a service that received it has received all earlier events of the user.
     */
    public void sendAfter(UUID user, Event event) {
        send(event, user.toString());
    }

    private void send(Event event, String key) {
        Topic.of(environment, event.type().topic().name())
                .send(TopicRecord.event(event.type().name(), key, JSON.write(event)));
    }
}

package dev.kith.feed;

import dev.kith.events.Event;
import dev.kith.events.message.EventJson;
import dev.kith.test.topic.Message;
import dev.kith.test.topic.Topic;
import java.util.List;
import org.springframework.core.env.Environment;

/** Kafka as the other services have it: what they tell this one, and what they hear from it. */
public record Events(Environment environment) {

    private static final EventJson JSON = new EventJson();

    /** Tells it, and returns when the broker has it. */
    public void tell(Event event) {
        tellBehind(event.key(), event);
    }

    /** Tells it behind all that was told with this key: who has heard it has heard that. */
    public void tellBehind(String key, Event event) {
        Topic.of(environment, event.type().topic().name())
                .send(Message.event(event.type().name(), key, JSON.write(event)));
    }

    /**
     * Waits until so many events about this publication and its comments are there, and returns them in their order.
     */
    public List<Message> await(String publication, int count) {
        return Topic.of(environment, "feed-events").await(publication, count);
    }
}

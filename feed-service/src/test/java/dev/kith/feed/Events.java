package dev.kith.feed;

import dev.kith.events.Event;
import dev.kith.events.message.EventJson;
import dev.kith.test.topic.Topic;
import dev.kith.test.topic.TopicRecord;
import java.util.List;
import org.springframework.core.env.Environment;

/** The topics as the other services use them: publishes events for this service, and reads those that it publishes. */
public record Events(Environment environment) {

    private static final EventJson JSON = new EventJson();

    /** Publishes the event, and waits for the broker's acknowledgement. */
    public void publish(Event event) {
        publishWithKey(event.key(), event);
    }

    /** Publishes the event with a key, so that it arrives after all earlier events with this key. */
    public void publishWithKey(String key, Event event) {
        Topic.of(environment, event.type().topic().name())
                .send(TopicRecord.event(event.type().name(), key, JSON.write(event)));
    }

    /** Waits for this number of events about a publication and its comments, and returns them in order. */
    public List<TopicRecord> await(String publication, int count) {
        return Topic.of(environment, "feed-events").await(publication, count);
    }
}

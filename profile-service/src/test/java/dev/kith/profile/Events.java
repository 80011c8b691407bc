package dev.kith.profile;

import dev.kith.events.Event;
import dev.kith.events.message.EventJson;
import dev.kith.test.topic.Topic;
import dev.kith.test.topic.TopicRecord;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** The topics as the other services use them: publishes events for this service, and reads those that it publishes. */
public record Events(Environment environment) {

    private static final EventJson JSON = new EventJson();

    /** Publishes the event, and waits for the broker's acknowledgement. */
    public void publish(Event event) {
        send(event, event.key(), 1);
    }

    /** Publishes the same event several times. */
    public void publishRepeatedly(Event event, int times) {
        send(event, event.key(), times);
    }

    /** Publishes the event with the key of a user, so that it arrives after all earlier events of that user. */
    public void publishWithKey(UUID user, Event event) {
        send(event, user.toString(), 1);
    }

    private void send(Event event, String key, int times) {
        var message = TopicRecord.event(event.type().name(), key, JSON.write(event));
        Topic.of(environment, event.type().topic().name())
                .send(Collections.nCopies(times, message).toArray(TopicRecord[]::new));
    }

    /** Waits for this number of profile updates of a user, and returns them in order. */
    public List<JsonNode> awaitUpdates(UUID user, int count) {
        return Topic.of(environment, "profile-updates").await(user.toString(), count).stream()
                .map(TopicRecord::data)
                .toList();
    }
}

package dev.kith.profile;

import dev.kith.events.Event;
import dev.kith.events.message.EventJson;
import dev.kith.test.topic.Message;
import dev.kith.test.topic.Topic;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Kafka as the other services have it: what they tell this one, and what they hear from it. */
public record Events(Environment environment) {

    private static final EventJson JSON = new EventJson();

    /** Tells about an account, and returns when the broker has it. */
    public void tell(Event event) {
        send(event, event.key(), 1);
    }

    /** The same event, delivered so many times. */
    public void repeat(Event event, int times) {
        send(event, event.key(), times);
    }

    /** Tells about another account behind all that was told about this user: who has heard it has heard that. */
    public void tellBehind(UUID user, Event event) {
        send(event, user.toString(), 1);
    }

    private void send(Event event, String key, int times) {
        var message = Message.event(event.type().name(), key, JSON.write(event));
        Topic.of(environment, event.type().topic().name())
                .send(Collections.nCopies(times, message).toArray(Message[]::new));
    }

    /** Waits until so many profile updates about this user are there, and returns them in their order. */
    public List<JsonNode> awaitUpdates(UUID user, int count) {
        return Topic.of(environment, "profile-updates").await(user.toString(), count).stream()
                .map(Message::data)
                .toList();
    }
}

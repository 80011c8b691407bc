package dev.kith.chat;

import dev.kith.events.Event;
import dev.kith.events.message.EventJson;
import dev.kith.test.topic.Message;
import dev.kith.test.topic.Topic;
import java.util.UUID;
import org.springframework.core.env.Environment;

/** Kafka as auth-service has it. */
public record Events(Environment environment) {

    private static final EventJson JSON = new EventJson();

    /** Tells about an account, and returns when the broker has it. */
    public void tell(Event event) {
        send(event, event.key());
    }

    /** Tells about another account behind all that was told about this user: who has heard it has heard that. */
    public void tellBehind(UUID user, Event event) {
        send(event, user.toString());
    }

    private void send(Event event, String key) {
        Topic.of(environment, event.type().topic().name())
                .send(Message.event(event.type().name(), key, JSON.write(event)));
    }
}

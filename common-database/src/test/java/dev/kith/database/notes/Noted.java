package dev.kith.database.notes;

import dev.kith.events.Event;
import dev.kith.events.EventTopic;
import dev.kith.events.EventType;
import dev.kith.test.topic.TopicRecord;
import java.util.Map;
import java.util.UUID;

/** A number was noted. The numbers of a key count up. */
public record Noted(String key, int number) implements Event {

    public static final EventType<Noted> TYPE =
            new EventType<>(EventTopic.of("notes"), "note.taken", Noted.class, Noted::key);

    /** The message that another service would send. */
    public TopicRecord message(UUID id) {
        return new TopicRecord(
                key, "{\"key\":\"%s\",\"number\":%d}".formatted(key, number), TopicRecord.headers(id, TYPE.name()));
    }

    /** The headers of a new message. */
    public static Map<String, String> headers() {
        return TopicRecord.headers(UUID.randomUUID(), TYPE.name());
    }
}

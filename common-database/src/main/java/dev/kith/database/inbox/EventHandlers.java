package dev.kith.database.inbox;

import dev.kith.database.EventHandler;
import dev.kith.events.EventTopic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The event handlers of this service, at most one for each type. */
final class EventHandlers {

    private final Map<String, EventHandler<?>> byType = new LinkedHashMap<>();

    EventHandlers(Iterable<EventHandler<?>> handlers) {
        for (var handler : handlers) {
            if (byType.putIfAbsent(handler.type().name(), handler) != null) {
                throw new IllegalStateException("two handlers for %s, expected one"
                        .formatted(handler.type().name()));
            }
        }
    }

    @Nullable
    EventHandler<?> of(String type) {
        return byType.get(type);
    }

    List<EventTopic> topics() {
        return byType.values().stream()
                .map(handler -> handler.type().topic())
                .distinct()
                .toList();
    }
}

package dev.kith.database.inbox;

import dev.kith.database.EventHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this service does with which events: one handler for a type. */
final class Handlers {

    private final Map<String, EventHandler<?>> byType = new HashMap<>();

    Handlers(Iterable<EventHandler<?>> handlers) {
        for (var handler : handlers) {
            if (byType.putIfAbsent(handler.type().name(), handler) != null) {
                throw new IllegalStateException("two handlers for %s, expected one that does both"
                        .formatted(handler.type().name()));
            }
        }
    }

    @Nullable
    EventHandler<?> of(String type) {
        return byType.get(type);
    }

    List<String> topics() {
        return byType.values().stream()
                .map(handler -> handler.type().topic())
                .distinct()
                .sorted()
                .toList();
    }
}

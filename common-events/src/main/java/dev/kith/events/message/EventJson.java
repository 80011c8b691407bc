package dev.kith.events.message;

import dev.kith.events.Event;
import dev.kith.events.message.EventMessage.UnreadableEventException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event's record as JSON and back. It has a mapper of its own, so that no setting of a service's web layer changes
 * what is on the topics. Absent values are written as {@code null}; members that a reader does not know are ignored.
 */
public final class EventJson {

    private final JsonMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    public String write(Event event) {
        return mapper.writeValueAsString(event);
    }

    /**
     * Reads a value.
     *
     * @throws UnreadableEventException if it is not JSON of that record, or lacks a member that is not {@link Nullable}
     */
    public <E extends Event> E read(String json, Class<E> type) {
        E event;
        try {
            event = mapper.readValue(json, type);
        } catch (JacksonException e) {
            throw new UnreadableEventException(
                    "value is not a %s: %s".formatted(type.getSimpleName(), e.getOriginalMessage()), e);
        }
        if (event == null) {
            throw new UnreadableEventException("value is null, expected a " + type.getSimpleName());
        }
        requireComplete(event);
        return event;
    }

    private static void requireComplete(Event event) {
        if (!event.getClass().isRecord()) {
            return;
        }
        for (var component : event.getClass().getRecordComponents()) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class) && value(component, event) == null) {
                throw new UnreadableEventException("value lacks %s, which a %s must have"
                        .formatted(component.getName(), event.getClass().getSimpleName()));
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Event event) {
        try {
            var accessor = component.getAccessor();
            // A service may declare an event of its own that is not public.
            accessor.setAccessible(true);
            return accessor.invoke(event);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}

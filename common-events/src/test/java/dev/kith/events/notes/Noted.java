package dev.kith.events.notes;

import dev.kith.events.Event;
import dev.kith.events.EventType;

/** Somebody took down a number; the numbers of a key count up. */
public record Noted(String key, int number) implements Event {

    public static final EventType<Noted> TYPE = new EventType<>("notes", "note.taken", Noted.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }
}

package dev.kith.events.contract;

import dev.kith.events.Event;

/** What is told past the outbox, and is worth nothing a moment later. */
public sealed interface PresenceSignal extends Event
        permits PresenceOnline, PresenceOffline, PresenceAsked, ChatTyping {

    String TOPIC = "presence-signals";
}

package dev.kith.database.outbox;

import dev.kith.events.message.EventMessage;

/** A row of the outbox: an event that Kafka has not acknowledged yet. */
record PendingEvent(long id, String topic, String key, EventMessage message) {}

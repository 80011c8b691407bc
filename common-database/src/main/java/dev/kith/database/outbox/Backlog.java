package dev.kith.database.outbox;

/**
 * How much waits in the outbox.
 *
 * @param ageSeconds of the oldest event, 0 if none waits
 */
record Backlog(long depth, double ageSeconds) {}

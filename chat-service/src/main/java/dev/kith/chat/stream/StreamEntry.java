package dev.kith.chat.stream;

/**
 * One entry of a user's stream.
 *
 * @param position 1 for the first entry of the user
 */
public record StreamEntry<T>(long position, T content) {}

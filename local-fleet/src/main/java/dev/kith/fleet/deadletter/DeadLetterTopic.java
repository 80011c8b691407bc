package dev.kith.fleet.deadletter;

import java.util.SortedMap;

/**
 * What lies in one dead-letter topic.
 *
 * @param name with its suffix, such as {@code user-registered.dlt}
 * @param replayed records that were sent round again
 * @param waiting records that were not
 * @param causes of the waiting ones: who could not handle them and why, and how many they are
 */
public record DeadLetterTopic(String name, long replayed, long waiting, SortedMap<String, Integer> causes) {}

package dev.kith.fleet.operator;

/**
 * A letter that a fleet without a mail server has kept.
 *
 * @param time when it was sent, in RFC 3339
 */
public record Mail(String id, String time, String to, String subject, String text) {}

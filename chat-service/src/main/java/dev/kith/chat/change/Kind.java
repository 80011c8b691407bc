package dev.kith.chat.change;

/** What the column {@code kind} tells apart. */
enum Kind {
    SENT,
    EDITED,
    DELETED,
    READ,
    DELIVERED
}

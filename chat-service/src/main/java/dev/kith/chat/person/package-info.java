/**
 * Who exists: people known by the events of their accounts. The row of a user is the lock under which everything of
 * that user changes, and the counter of that user's stream. The door is {@link dev.kith.chat.person.People}.
 */
@NullMarked
package dev.kith.chat.person;

import org.jspecify.annotations.NullMarked;

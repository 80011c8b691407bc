/**
 * Which users are online on any instance, and who is typing. Nothing is stored: each instance repeatedly tells the
 * others which users have a socket on it, and holds what it learns in memory. Signals may be lost; the next
 * announcement corrects that, and the users of an instance that sends none go offline after a while.
 */
@NullMarked
package dev.kith.chat.presence;

import org.jspecify.annotations.NullMarked;

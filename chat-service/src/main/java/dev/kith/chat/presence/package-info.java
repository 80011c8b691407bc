/**
 * Who is online, on whatever instance, and who is typing. Nothing is kept: each instance tells the others who has a
 * socket on it, again and again, and holds in memory what it hears. Signals may be lost; the next round puts it right,
 * and the users of an instance that is silent are offline after a while.
 */
@NullMarked
package dev.kith.chat.presence;

import org.jspecify.annotations.NullMarked;

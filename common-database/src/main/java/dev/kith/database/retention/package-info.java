/**
 * What is kept for a time only. Whoever keeps it declares a {@link dev.kith.database.retention.Retention}; here it is
 * forgotten once an hour.
 *
 * <p>Every instance of a service does it, at times of its own. So what forgets must bear another at the same rows: it
 * finds nothing any more, or skips what is locked.
 */
@NullMarked
package dev.kith.database.retention;

import org.jspecify.annotations.NullMarked;

/**
 * What is kept for a limited time. A package that keeps something declares a
 * {@link dev.kith.database.retention.Retention}, and its expired rows are deleted once an hour.
 *
 * <p>Every instance of a service deletes, at times of its own. So a deletion must allow for another one on the same
 * rows: it finds nothing any more, or skips rows that are locked.
 */
@NullMarked
package dev.kith.database.retention;

import org.jspecify.annotations.NullMarked;

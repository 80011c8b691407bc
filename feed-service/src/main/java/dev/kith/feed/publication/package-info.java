/**
 * Publications, and the feed that shows them with their authors. The entry point is
 * {@link dev.kith.feed.publication.Publications}.
 */
@NullMarked
package dev.kith.feed.publication;

import org.jspecify.annotations.NullMarked;

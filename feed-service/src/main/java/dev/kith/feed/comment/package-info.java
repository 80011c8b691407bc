/** Comments on publications. The entry point is {@link dev.kith.feed.comment.Comments}. */
@NullMarked
package dev.kith.feed.comment;

import org.jspecify.annotations.NullMarked;

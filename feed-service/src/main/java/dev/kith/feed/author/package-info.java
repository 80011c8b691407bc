/**
 * Who wrote something: how they appear, as {@code profile-updates} tells it, and whether their account is still there.
 * The door is {@link dev.kith.feed.author.Authors}.
 *
 * <p>Owns the table {@code authors}, which the feed is joined with: one query, and no call to another service.
 */
@NullMarked
package dev.kith.feed.author;

import org.jspecify.annotations.NullMarked;

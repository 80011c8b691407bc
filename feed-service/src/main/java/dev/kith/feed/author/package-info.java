/**
 * Authors: how they appear, as the topic {@code profile-updates} says, and whether their account is deleted. The entry
 * point is {@link dev.kith.feed.author.Authors}.
 *
 * <p>Owns the table {@code authors}. The feed joins it, so a page is one query and no call to another service.
 */
@NullMarked
package dev.kith.feed.author;

import org.jspecify.annotations.NullMarked;

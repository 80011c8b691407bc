/**
 * The feed service: publications, comments and how their authors appear.
 *
 * <p>{@code publication} and {@code comment} each own their table, and check with {@code author} that the account is
 * active. {@code author} keeps a copy of the profiles, so that reading the feed needs no other service.
 */
@NullMarked
package dev.kith.feed;

import org.jspecify.annotations.NullMarked;

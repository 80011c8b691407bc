/**
 * The feed service: publications, comments and how their authors appear.
 *
 * <p>{@code publication} and {@code comment} each own what people wrote, and ask {@code author} whether they may.
 * {@code author} follows the profiles, so that reading the feed asks no other service.
 */
@NullMarked
package dev.kith.feed;

import org.jspecify.annotations.NullMarked;

/**
 * Avatars: what people upload, and what is kept of it.
 *
 * <p>An upload is hostile until proven otherwise, and the heap is small. So it is spooled to a file
 * ({@link dev.kith.profile.avatar.Upload}), its structure is walked by our own parsers, which read sizes before
 * anything is decoded and pass on nothing but the chunks that make the first picture
 * ({@link dev.kith.profile.avatar.Picture}), and one upload at a time is decoded, subsampled, into two squares without
 * metadata ({@link dev.kith.profile.avatar.Renderer}), on a thread of its own. Files and queue are bounded; 503 says
 * that they are full. The door is {@link dev.kith.profile.avatar.Avatars}.
 */
@NullMarked
package dev.kith.profile.avatar;

import org.jspecify.annotations.NullMarked;

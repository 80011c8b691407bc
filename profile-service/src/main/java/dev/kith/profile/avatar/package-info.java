/**
 * Avatars: receives uploads, renders them, stores and serves the result. The entry point is
 * {@link dev.kith.profile.avatar.Avatars}.
 *
 * <p>An upload is untrusted, and a decoder may need more memory for it than this service has. So the body goes to a
 * temporary file ({@link dev.kith.profile.avatar.Upload}), and a second JVM with bounded memory and time renders it
 * ({@link dev.kith.profile.avatar.IsolatedRenderer}), one upload at a time. There its structure and number of pixels
 * are checked before anything is decoded ({@link dev.kith.profile.avatar.ImageStructure},
 * {@link dev.kith.profile.avatar.Decoder}). It is decoded, subsampled, into two squares without metadata
 * ({@link dev.kith.profile.avatar.Renderer}). Files and queue are limited; if they are full, the answer is 503.
 */
@NullMarked
package dev.kith.profile.avatar;

import org.jspecify.annotations.NullMarked;

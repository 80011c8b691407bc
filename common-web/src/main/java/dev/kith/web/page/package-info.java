/**
 * Lists in pages by keyset: {@code ?limit=} and an opaque {@code ?cursor=} in, {@code Link: <…>; rel="next"} out, the
 * body a plain array.
 */
@NullMarked
package dev.kith.web.page;

import org.jspecify.annotations.NullMarked;

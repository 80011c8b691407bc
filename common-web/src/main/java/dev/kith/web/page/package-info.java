/**
 * Lists in pages by keyset. A request has {@code ?limit=} and an opaque {@code ?cursor=}; the response is an array with
 * {@code Link: <…>; rel="next"}.
 */
@NullMarked
package dev.kith.web.page;

import org.jspecify.annotations.NullMarked;

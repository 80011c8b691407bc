/**
 * Lists in pages by keyset. A request has {@code ?limit=} and an opaque {@code ?cursor=}; the response is an array with
 * {@code Link: <…>; rel="next"}. A page is limited in its number of items and in its bytes, so it may be shorter than
 * asked for; only a page without {@code Link} is the last.
 */
@NullMarked
package dev.kith.web.page;

import org.jspecify.annotations.NullMarked;

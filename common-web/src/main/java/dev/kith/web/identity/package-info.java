/**
 * The caller of a request. The gateway proves it with {@code X-Identity}. A handler refuses callers without an identity
 * unless an annotation opens it.
 */
@NullMarked
package dev.kith.web.identity;

import org.jspecify.annotations.NullMarked;

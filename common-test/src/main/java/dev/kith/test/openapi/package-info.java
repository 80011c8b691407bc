/**
 * An OpenAPI 3.1 document, read as far as a check of answers needs it. {@link dev.kith.test.OpenApi} is the door; what
 * is here is public for it alone.
 */
@NullMarked
package dev.kith.test.openapi;

import org.jspecify.annotations.NullMarked;

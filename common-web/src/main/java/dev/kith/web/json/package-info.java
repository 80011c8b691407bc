/** How JSON is read and written: strict about types, deaf to unknown members, times in RFC 3339. */
@NullMarked
package dev.kith.web.json;

import org.jspecify.annotations.NullMarked;

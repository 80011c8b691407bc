/** JSON settings: types are strict, unknown members are ignored, times are RFC 3339. */
@NullMarked
package dev.kith.web.json;

import org.jspecify.annotations.NullMarked;

/** Filters for every request: its id, its trace and the limit of its body. */
@NullMarked
package dev.kith.web.request;

import org.jspecify.annotations.NullMarked;

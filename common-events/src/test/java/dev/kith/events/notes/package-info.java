/** A service as small as one can be: it publishes notes, and follows them itself. */
@NullMarked
package dev.kith.events.notes;

import org.jspecify.annotations.NullMarked;

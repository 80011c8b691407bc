/** A service as small as one can be: it publishes notes, and follows them itself. */
@NullMarked
package dev.kith.database.notes;

import org.jspecify.annotations.NullMarked;

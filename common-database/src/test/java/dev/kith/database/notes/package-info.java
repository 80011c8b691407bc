/** A minimal service, which publishes notes and follows them itself. */
@NullMarked
package dev.kith.database.notes;

import org.jspecify.annotations.NullMarked;

/** The tables of libraries, each library in a PostgreSQL schema of its own, migrated before anything uses them. */
@NullMarked
package dev.kith.database.schema;

import org.jspecify.annotations.NullMarked;

/**
 * The library's own corner of the service's database: PostgreSQL schema {@code events}, migrated before anything uses
 * it.
 */
@NullMarked
package dev.kith.database.schema;

import org.jspecify.annotations.NullMarked;

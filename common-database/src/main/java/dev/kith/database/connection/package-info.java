/**
 * The connection to the service's own PostgreSQL database ({@code DB_HOST} …): its limits, waiting for the database at
 * the start, and which failures pass by themselves.
 */
@NullMarked
package dev.kith.database.connection;

import org.jspecify.annotations.NullMarked;

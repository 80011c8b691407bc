/** The service's own PostgreSQL database: how it is reached ({@code DB_HOST} …), and waiting for it at the start. */
@NullMarked
package dev.kith.database.connection;

import org.jspecify.annotations.NullMarked;

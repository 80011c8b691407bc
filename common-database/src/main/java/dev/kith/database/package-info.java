/**
 * What every service with a database has.
 *
 * <p>A service publishes through {@link dev.kith.database.Outbox} inside the transaction that changes its state, and
 * declares one {@link dev.kith.database.EventHandler} bean for each type of event it follows: events are never lost and
 * never applied twice. The rest is auto-configured.
 */
@NullMarked
package dev.kith.database;

import org.jspecify.annotations.NullMarked;

/**
 * Events that are never lost and never applied twice.
 *
 * <p>A service publishes through {@link dev.kith.events.Outbox} inside the transaction that changes its state, and
 * declares one {@link dev.kith.events.EventHandler} bean for each type of event it follows. The rest is
 * auto-configured.
 */
@NullMarked
package dev.kith.events;

import org.jspecify.annotations.NullMarked;

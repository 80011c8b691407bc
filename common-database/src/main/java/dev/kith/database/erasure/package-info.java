/**
 * Drives a service's {@link dev.kith.database.Erasure}. The event of the deleted account makes a row, in the
 * transaction that also closes the service to the user. A thread of each instance takes rows and works on them in small
 * transactions. The transaction that finds nothing left deletes the row and publishes the receipt.
 *
 * <p>An advisory lock lets one instance work at a time. So two people of one conversation are never erased at once, and
 * no erasure waits for a lock of another one.
 */
@NullMarked
package dev.kith.database.erasure;

import org.jspecify.annotations.NullMarked;

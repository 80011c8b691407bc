/**
 * {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): a repeated POST gets the first response again.
 *
 * <p>The effect and the stored response are one transaction on the service's own database, so a crash leaves both or
 * neither. Responses are stored for 24 hours in the table {@code idempotency.answers}, which this package migrates
 * itself. They are deleted earlier with the account of each user whose data they contain
 * ({@link dev.kith.web.idempotency.IdempotencyRecords}).
 */
@NullMarked
package dev.kith.web.idempotency;

import org.jspecify.annotations.NullMarked;

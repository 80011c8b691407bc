/**
 * {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): a POST that is sent again gets the first answer
 * again.
 *
 * <p>The effect and the kept answer are one transaction on the service's own database, so a crash leaves both or
 * neither. Answers are kept for 24 hours in the table {@code idempotency.answers}, which this package migrates itself,
 * or until the account is gone of somebody whom they tell of: {@link dev.kith.web.idempotency.Answers}.
 */
@NullMarked
package dev.kith.web.idempotency;

import org.jspecify.annotations.NullMarked;

package dev.kith.web.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler that honours {@code Idempotency-Key}. Within 24 hours, the same caller, path and key get
 *
 * <ul>
 *   <li>the first response again, with {@code Idempotency-Replayed: true}, if the body is the same;
 *   <li>422 if the body is different; 409 while the first request is still running.
 * </ul>
 *
 * <p>With the header, the whole handler runs in one transaction, which the service's own {@code @Transactional} methods
 * join. Only a 2xx response commits it. Any other response rolls everything back and is not stored. So:
 *
 * <ul>
 *   <li>a connection is held while the handler runs: slow work (hashing a password, calling a server) must come before
 *       it or be limited in time. For a lock of the process, see {@link WaitBeforeTransactionException};
 *   <li>effects outside of this transaction ({@code REQUIRES_NEW}, another thread, a call to another server) are not
 *       undone;
 *   <li>the response is stored in memory and in the table: do not use it for downloads, streams or secrets. Of the
 *       headers only {@code Content-Type}, {@code Location} and {@code ETag} are stored.
 * </ul>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}

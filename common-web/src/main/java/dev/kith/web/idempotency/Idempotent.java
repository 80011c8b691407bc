package dev.kith.web.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler that honours {@code Idempotency-Key}: within 24 hours, the same caller, path and key get
 *
 * <ul>
 *   <li>the first answer again, with {@code Idempotency-Replayed: true}, if the body is the same too;
 *   <li>422 if the body is another; 409 while the first request still runs.
 * </ul>
 *
 * <p>With the header, the whole handler runs in one transaction, which the service's own {@code @Transactional} doors
 * join; only a 2xx answer commits it, any other rolls everything back and is not kept. So:
 *
 * <ul>
 *   <li>a connection is held for as long as the handler runs: slow work (hashing a password, calling somebody) belongs
 *       before it in time or must be bounded;
 *   <li>effects outside of this transaction ({@code REQUIRES_NEW}, another thread, a call to another server) are not
 *       undone;
 *   <li>the answer is kept in memory and in the table: not for downloads or streams, and not for secrets. Of its
 *       headers only {@code Content-Type}, {@code Location} and {@code ETag} are kept.
 * </ul>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}

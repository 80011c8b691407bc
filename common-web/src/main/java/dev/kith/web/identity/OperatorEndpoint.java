package dev.kith.web.identity;

import dev.kith.http.identity.Identity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Closes a handler, or all of a controller, to everybody but the fleet's operator, whose proof
 * {@link Identity#operator} becomes. Anybody else gets 403, and 401 without an identity. Such a path is none of the
 * gateway's: under {@code /internal/}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OperatorEndpoint {}

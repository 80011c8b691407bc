package dev.kith.web.identity;

import dev.kith.http.identity.Identity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler, or a whole controller, that only the operator of the fleet may use ({@link Identity#operator}). Other
 * callers get 403, or 401 without an identity. The path is under {@code /internal/}, which the gateway does not route.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OperatorEndpoint {}

package dev.kith.web.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens a handler to callers without an identity where this fleet's reads are public ({@code PUBLIC_READS}); elsewhere
 * they get 401. The gateway's table of routes has to let such a request through as well.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PublicRead {}

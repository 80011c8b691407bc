package dev.kith.web.page;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The bounds of {@code ?limit=} of one handler, on its {@link PageRequest}. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface PageLimit {

    int STANDARD = 50;
    int MAX = 100;

    /** The limit if the client gives none. */
    int standard() default STANDARD;

    /** The largest limit that a client may ask for. */
    int max() default MAX;
}

package dev.kith.http.request;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that follows a request everywhere: taken from the caller where it is sane, made here otherwise. */
public final class RequestIds {

    public static final String HEADER = "X-Request-ID";

    /** Where logs carry it (SLF4J's MDC). */
    public static final String LOG_FIELD = "request_id";

    // Long enough for every tracing system's ids, and with nothing in it that could break a log line or a header.
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:+/=-]{1,128}");

    private RequestIds() {}

    /** The caller's id if it is 1 to 128 characters of {@code A-Za-z0-9._:+/=-}, a new one otherwise. */
    public static String takeOrMake(@Nullable String offered) {
        return offered != null && SANE.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString();
    }
}

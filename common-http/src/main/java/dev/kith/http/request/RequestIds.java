package dev.kith.http.request;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a request in all services: the id from the caller if it is well-formed, a new one otherwise. */
public final class RequestIds {

    public static final String HEADER = "X-Request-ID";

    /** Where logs carry it (SLF4J's MDC). */
    public static final String LOG_FIELD = "request_id";

    // Long enough for the ids of all tracing systems, without characters that could break a log line or a header.
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:+/=-]{1,128}");

    private RequestIds() {}

    /** The caller's id if it is 1 to 128 characters of {@code A-Za-z0-9._:+/=-}, a new one otherwise. */
    public static String takeOrMake(@Nullable String fromCaller) {
        return fromCaller != null && WELL_FORMED.matcher(fromCaller).matches()
                ? fromCaller
                : UUID.randomUUID().toString();
    }
}

package dev.kith.http.request;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code traceparent} of W3C Trace Context, passed on unchanged.
 *
 * @param version two lower-case hexadecimal digits; {@code ff} is invalid
 * @param traceId 32 hexadecimal digits, not all zero
 * @param parentId 16 hexadecimal digits, not all zero
 * @param flags two hexadecimal digits
 */
public record TraceParent(String version, String traceId, String parentId, String flags) {

    /** The header in HTTP and Kafka, and its key in SLF4J's MDC in between. */
    public static final String HEADER = "traceparent";

    /** The key of the trace's id in logs (SLF4J's MDC). */
    public static final String LOG_FIELD = "trace_id";

    // Later versions may append fields, which a reader of version 00 ignores.
    private static final Pattern FORM = Pattern.compile(
            "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:(?<!^00.{53})-.*)?");

    /** Empty if the header is absent or does not follow the standard. */
    public static Optional<TraceParent> parse(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        var fields = FORM.matcher(header);
        return fields.matches()
                ? Optional.of(new TraceParent(fields.group(1), fields.group(2), fields.group(3), fields.group(4)))
                : Optional.empty();
    }

    /** The header's value. */
    @Override
    public String toString() {
        return String.join("-", version, traceId, parentId, flags);
    }
}

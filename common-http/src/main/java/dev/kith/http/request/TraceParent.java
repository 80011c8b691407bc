package dev.kith.http.request;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C Trace Context's {@code traceparent}, taken as it comes and handed on.
 *
 * @param version two lower-case hexadecimal digits; {@code ff} is none
 * @param traceId 32 hexadecimal digits, not all zero
 * @param parentId 16 hexadecimal digits, not all zero
 * @param flags two hexadecimal digits
 */
public record TraceParent(String version, String traceId, String parentId, String flags) {

    /**
     * The header in HTTP and Kafka, and the name under which it lies in SLF4J's MDC on the way from one to the other.
     */
    public static final String HEADER = "traceparent";

    /** Where logs carry the trace's id (SLF4J's MDC). */
    public static final String LOG_FIELD = "trace_id";

    // Later versions may append fields, which a reader of version 00 ignores.
    private static final Pattern FORM = Pattern.compile(
            "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:(?<!^00.{53})-.*)?");

    /** Empty where there is none, or none that follows the standard. */
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

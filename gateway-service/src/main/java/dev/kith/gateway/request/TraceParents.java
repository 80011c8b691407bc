package dev.kith.gateway.request;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The {@code traceparent} header (W3C Trace Context, section 3.2). */
public final class TraceParents {

    public static final String HEADER = "traceparent";

    /** Means nothing without a {@code traceparent}. */
    public static final String STATE_HEADER = "tracestate";

    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParents() {}

    static String takeOrMake(List<String> offered) {
        return offered.size() == 1 && VALID.matcher(offered.getFirst()).matches() ? offered.getFirst() : make();
    }

    private static String make() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-%s%s-%s-00"
                .formatted(
                        hex.toHexDigits(random.nextLong()),
                        hex.toHexDigits(random.nextLong() | 1),
                        hex.toHexDigits(random.nextLong() | 1));
    }
}

package dev.kith.gateway.request;

import dev.kith.http.request.TraceParent;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Where a trace comes from: the caller, or here. */
final class Traces {

    private static final String VERSION = "00";
    // Nobody here has recorded anything, and so nobody behind has to.
    private static final String NOT_SAMPLED = "00";

    private Traces() {}

    static TraceParent takeOrMake(List<String> offered) {
        return offered.size() == 1 ? TraceParent.parse(offered.getFirst()).orElseGet(Traces::make) : make();
    }

    private static TraceParent make() {
        var traceId = digits() + digits();
        return new TraceParent(VERSION, traceId, digits(), NOT_SAMPLED);
    }

    private static String digits() {
        // All zeroes would mean none.
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    }
}

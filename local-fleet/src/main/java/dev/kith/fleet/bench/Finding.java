package dev.kith.fleet.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the rows come to: mostly a ratio between two of them.
 *
 * @param aim what it should be, in words; null if it has none
 */
record Finding(
        String what,
        double value,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String aim) {

    static Finding of(String what, double value) {
        return new Finding(what, value, null);
    }

    /** How many times as fast one load is as another. */
    static Finding ratio(Row one, Row other, @Nullable String aim) {
        return new Finding(
                "%s ÷ %s, rates".formatted(one.load(), other.load()), one.perSecond() / other.perSecond(), aim);
    }

    @Override
    public String toString() {
        var number = String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
        return "%s: %s%s".formatted(what, number, aim == null ? "" : " (aim: %s)".formatted(aim));
    }
}

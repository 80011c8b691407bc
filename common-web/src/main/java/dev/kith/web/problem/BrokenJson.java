package dev.kith.web.problem;

import java.util.List;
import java.util.Locale;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Where text stops being JSON, and what could have stood there. */
final class BrokenJson {

    private record Expectation(String parserSays, String expected) {}

    // The parser's own message names characters by code and tokens by
    // class, so only what it waited for is taken from it.
    private static final List<Expectation> EXPECTATIONS = List.of(
            new Expectation("expecting comma", "a comma, or the end of the list or object"),
            new Expectation("expecting a colon", "a colon after the member's name"),
            new Expectation("to start property name", "a member's name in double quotes"),
            new Expectation("unrecognized token", "a JSON value"),
            new Expectation("escape", "a valid escape, such as \\n or \\u0041"),
            new Expectation("ctrl-char", "control characters in text to be escaped"),
            new Expectation("utf-8", "UTF-8"),
            new Expectation("numeric", "a number as JSON writes it"));

    private BrokenJson() {}

    static String describe(StreamReadException broken) {
        var place = broken.getLocation();
        var where = place == null ? "" : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
        return "broken JSON%s, expected %s".formatted(where, expected(broken));
    }

    private static String expected(StreamReadException broken) {
        if (broken instanceof UnexpectedEndOfInputException) {
            return "more: it ends too early";
        }
        var says = String.valueOf(broken.getOriginalMessage()).toLowerCase(Locale.ROOT);
        return EXPECTATIONS.stream()
                .filter(expectation -> says.contains(expectation.parserSays()))
                .map(Expectation::expected)
                .findFirst()
                .orElse("a JSON value");
    }
}

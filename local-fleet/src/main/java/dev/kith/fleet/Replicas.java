package dev.kith.fleet;

import dev.kith.fleet.terminal.CommandFailedException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How many instances of each service run.
 *
 * @param counts of the services that have more than one, by their names
 */
public record Replicas(Map<String, Integer> counts) {

    public static final Replicas ONE_OF_EACH = new Replicas(Map.of());

    private static final Pattern FORM = Pattern.compile("(?<service>[a-z-]+)=(?<count>\\d{1,3})");
    private static final int MAX = 5;

    public Replicas {
        counts = Map.copyOf(counts);
    }

    /**
     * Reads the values of an option, such as {@code chat=2}.
     *
     * @throws CommandFailedException if one of them is invalid
     */
    public static Replicas parse(List<String> texts) {
        return parse(texts, Fleet.replicable());
    }

    static Replicas parse(List<String> texts, Collection<String> services) {
        var counts = new HashMap<String, Integer>();
        for (var text : texts) {
            var matcher = FORM.matcher(text.strip());
            if (!matcher.matches()) {
                throw invalid(text, "expected SERVICE=NUMBER, such as chat=2");
            }
            var service = matcher.group("service");
            if (!services.contains(service)) {
                throw invalid(
                        text,
                        "only %s can have several instances, not %s".formatted(String.join(", ", services), service));
            }
            int count = Integer.parseInt(matcher.group("count"));
            if (count < 1 || count > MAX) {
                throw invalid(text, "expected 1 to %d instances".formatted(MAX));
            }
            if (counts.put(service, count) != null) {
                throw invalid(text, service + " is named twice");
            }
        }
        return new Replicas(counts);
    }

    /** The numbers of a service's instances, from 1. */
    IntStream instances(String service) {
        return IntStream.rangeClosed(1, counts.getOrDefault(service, 1));
    }

    private static CommandFailedException invalid(String text, String why) {
        return new CommandFailedException("--replicas %s: %s".formatted(text.strip(), why));
    }
}

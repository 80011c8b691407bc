package dev.kith.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The events that {@code asyncapi.yaml} describes. A module compares its event records with them. */
public final class AsyncApi {

    private AsyncApi() {}

    /** The events on these topics, by the names of their types. */
    public static Map<String, DescribedEvent> events(Predicate<String> topics) {
        var document = read();
        var messages = document.path("components").path("messages");
        var events = new TreeMap<String, DescribedEvent>();
        document.path("channels").valueStream().filter(AsyncApi::isTopic).forEach(channel -> {
            var topic = channel.path("address").asString();
            if (topics.test(topic)) {
                channel.path("messages").propertyNames().forEach(type -> {
                    var payload = messages.path(type).path("payload");
                    var members = new TreeSet<>(payload.path("properties").propertyNames());
                    events.put(type, new DescribedEvent(topic, members));
                });
            }
        });
        return events;
    }

    /** A channel for sockets names its server. The tests of chat-service compare the frames. */
    private static boolean isTopic(JsonNode channel) {
        return !channel.has("servers");
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper()
                    .readTree(Files.readString(Path.of(System.getProperty("kith.root", ".."), "asyncapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An event as others see it.
     *
     * @param members the names in its JSON
     */
    public record DescribedEvent(String topic, Set<String> members) {

        /** The event that the components of a record describe. */
        public static DescribedEvent of(String topic, Class<?> data) {
            return new DescribedEvent(
                    topic,
                    Arrays.stream(data.getRecordComponents())
                            .map(component -> component
                                    .getName()
                                    .replaceAll("([A-Z])", "_$1")
                                    .toLowerCase(Locale.ROOT))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }
}

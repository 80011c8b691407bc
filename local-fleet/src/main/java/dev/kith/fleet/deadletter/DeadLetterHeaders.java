package dev.kith.fleet.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The headers that tell why a record lies in a dead-letter topic. The names are those of
 * {@code dev.kith.events.DeadLetter} in common-events, and must stay so; they are written down twice because the
 * launcher is built before every service's library.
 */
record DeadLetterHeaders(List<Header> all) {

    static final String TOPIC_SUFFIX = ".dlt";

    private static final String PREFIX = "dlt_";
    private static final String TOPIC = "dlt_topic";
    private static final String GROUP = "dlt_group";
    private static final String REASON = "dlt_reason";

    static DeadLetterHeaders of(ConsumerRecord<?, ?> deadLetter) {
        return new DeadLetterHeaders(List.of(deadLetter.headers().toArray()));
    }

    /** Where the record was before. */
    Optional<String> topic() {
        return text(TOPIC);
    }

    /** Who could not handle it, and why. */
    String cause() {
        return "%s: %s"
                .formatted(text(GROUP).orElse("unknown group"), text(REASON).orElse("no reason given"));
    }

    /** The headers that the record had before. */
    List<Header> original() {
        return all.stream().filter(header -> !header.key().startsWith(PREFIX)).toList();
    }

    private Optional<String> text(String name) {
        return all.stream()
                .filter(header -> header.key().equals(name))
                .findFirst()
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }
}

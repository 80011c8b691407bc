package dev.kith.events.broker;

import dev.kith.events.contract.ProfileUpdated;
import dev.kith.events.contract.SessionRevoked;
import dev.kith.events.contract.UserDeleted;
import dev.kith.events.contract.UserRegistered;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How long a topic keeps what it has. Most keep events for a time. Some say of each user all there is to know in the
 * last event of that key: they keep it for good, so that a service that joins later, or is filled anew, learns it
 * however long ago it was said.
 */
final class TopicRetention {

    private static final Set<String> STATE =
            Set.of(UserRegistered.TYPE.topic(), UserDeleted.TYPE.topic(), ProfileUpdated.TYPE.topic());

    private static final String SIGNALS_TOPIC = "presence-signals";

    private static final Duration SIGNALS = Duration.ofMinutes(10);

    /**
     * Longer than any token lives, whatever the other topics keep: an instance that starts anew has to learn of all
     * that still count.
     */
    private static final Duration REVOCATIONS = Duration.ofDays(7);

    private TopicRetention() {}

    /** @param topic without the fleet's prefix */
    static Map<String, String> of(String topic, Duration time) {
        if (topic.equals(SIGNALS_TOPIC)) {
            // Worth nothing a moment later; Kafka lets go of whole segments only, so these are short too.
            var soon = Long.toString(SIGNALS.toMillis());
            return Map.of(TopicConfig.RETENTION_MS_CONFIG, soon, TopicConfig.SEGMENT_MS_CONFIG, soon);
        }
        if (topic.equals(SessionRevoked.TYPE.topic()) && time.compareTo(REVOCATIONS) < 0) {
            return Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(REVOCATIONS.toMillis()));
        }
        var millis = Long.toString(time.toMillis());
        return STATE.contains(topic)
                ? Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        // What a user has replaced or taken back is gone after the same time as elsewhere.
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        millis)
                : Map.of(TopicConfig.RETENTION_MS_CONFIG, millis);
    }
}

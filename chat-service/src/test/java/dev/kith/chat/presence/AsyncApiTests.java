package dev.kith.chat.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.message.ChatEvent;
import dev.kith.events.EventType;
import dev.kith.test.AsyncApi;
import dev.kith.test.AsyncApi.DescribedEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AsyncApiTests {

    @Test
    void theDocumentDescribesTheEventsOfConversations() {
        assertThat(AsyncApi.events(ChatEvent.TOPIC.name()::equals)).isEqualTo(described(ChatEvent.types()));
    }

    @Test
    void theDocumentDescribesTheSignals() {
        assertThat(AsyncApi.events(PresenceSignal.TOPIC.name()::equals)).isEqualTo(described(PresenceSignal.types()));
    }

    private static Map<String, DescribedEvent> described(List<? extends EventType<?>> types) {
        return types.stream()
                .collect(Collectors.toMap(
                        EventType::name, type -> DescribedEvent.of(type.topic().name(), type.data())));
    }
}

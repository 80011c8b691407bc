package dev.kith.chat.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.ServiceTest;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the service sends is held against the document by {@link Client}, frame by frame; here it is what it takes. */
@ServiceTest
class FrameSpecificationIntegrationTests {

    @Autowired
    private List<FrameHandler<?>> handlers;

    @Test
    void describesTheFramesThatClientsMaySend() {
        assertThat(FrameSpecification.CLIENTS.types())
                .containsExactlyInAnyOrderElementsOf(
                        handlers.stream().map(FrameHandler::type).toList());
        for (var handler : handlers) {
            assertThat(FrameSpecification.CLIENTS.payload(handler.type()))
                    .as(handler.type())
                    .containsExactlyInAnyOrderElementsOf(members(handler.payload()));
        }
    }

    private static List<String> members(Class<?> payload) {
        return Arrays.stream(payload.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
    }
}

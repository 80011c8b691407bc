package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.protocol.v1.FrameHandler;
import dev.kith.test.ServiceTest;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Compares the frames that clients send with asyncapi.yaml; {@link SocketClient} compares those that they receive. */
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

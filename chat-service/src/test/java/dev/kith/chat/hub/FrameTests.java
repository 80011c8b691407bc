package dev.kith.chat.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "\u007f\u0080", "\u07ff\u0800", "€uro", "\uffff", "a\ud83d\ude00b"})
    void countsTheBytesOfUtf8(String text) {
        assertThat(Frame.utf8Length(text)).isEqualTo(text.getBytes(UTF_8).length);
    }
}

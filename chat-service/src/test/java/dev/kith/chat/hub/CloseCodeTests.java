package dev.kith.chat.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.DocumentedCloseCodes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloseCodeTests {

    @ParameterizedTest
    @EnumSource
    void isForwardedByProxies(CloseCode code) {
        assertThat(code.code())
                .satisfiesAnyOf(
                        value -> assertThat(value).isBetween(1000, 1003),
                        value -> assertThat(value).isBetween(1007, 1011),
                        value -> assertThat(value).isBetween(3000, 4999));
    }

    @ParameterizedTest
    @EnumSource
    void isDocumented(CloseCode code) {
        assertThat(DocumentedCloseCodes.all()).containsEntry(code.code(), reconnect(code));
    }

    @ParameterizedTest
    @EnumSource
    void hasAReasonThatFitsIntoACloseFrame(CloseCode code) {
        assertThat(code.reason().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(123);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "^(?!GOING_AWAY|NOT_TEXT|TOO_LARGE|INTERNAL_ERROR).*")
    void encodesInItsHundredsWhetherToReconnect(CloseCode code) {
        assertThat(code.code() / 100).isEqualTo(code.reconnect() ? 40 : 44);
    }

    private static String reconnect(CloseCode code) {
        if (code.code() == 4401) {
            return "with a fresh token";
        }
        return code.reconnect() ? "yes" : "no";
    }
}

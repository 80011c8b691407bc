package dev.kith.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    @Test
    void isDecodedAsItWasEncoded() {
        var time = Instant.parse("2026-01-31T12:00:57.123456Z");
        var id = UUID.randomUUID();

        var cursor = Cursor.decode(Cursor.at(time, id, 42, "naïve, text").encode());

        assertThat(cursor.instant(0)).isEqualTo(time);
        assertThat(cursor.uuid(1)).isEqualTo(id);
        assertThat(cursor.number(2)).isEqualTo(42);
        assertThat(cursor.text(3)).isEqualTo("naïve, text");
    }

    @Test
    void keepsAnEmptyColumn() {
        assertThat(Cursor.decode(new Cursor(List.of("")).encode()).text(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "abc", "MQ==x", "%00"})
    void refusesTextThatIsNotACursor(String encoded) {
        assertRefused(() -> Cursor.decode(encoded));
    }

    @Test
    void refusesAnotherVersion() {
        assertRefused(() ->
                Cursor.decode(Base64.getUrlEncoder().encodeToString("2\u001fx".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void refusesACursorThatIsTooLong() {
        assertRefused(() -> Cursor.decode("MQ".repeat(1000)));
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        var cursor = Cursor.at("some text");

        assertRefused(() -> cursor.uuid(0));
        assertRefused(() -> cursor.instant(0));
        assertRefused(() -> cursor.number(0));
        assertRefused(() -> cursor.text(1));
    }

    private static void assertRefused(ThrowingCallable reading) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(reading).satisfies(refused -> {
            assertThat(refused.type()).isEqualTo(ProblemType.INVALID_REQUEST);
            assertThat(refused.problem().errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.pointer()).isEqualTo("?cursor"));
        });
    }
}

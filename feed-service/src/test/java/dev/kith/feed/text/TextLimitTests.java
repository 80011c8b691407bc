package dev.kith.feed.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.http.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLimitTests {

    private final TextLimit limit = new TextLimit(5);

    @ParameterizedTest
    @ValueSource(strings = {"a", "12345", " a ", "a\tb\n", "🍞🍞🍞🍞🍞", "مرحبا"})
    void leavesATextAsItWasWritten(String text) {
        assertThat(limit.require(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\n\t", "\u2003"})
    void refusesWhatNobodyCouldSee(String text) {
        assertRefused(text, "the text is empty, expected 1 to 5 characters");
    }

    @Test
    void countsCharactersAndNotTheirHalves() {
        assertRefused("🍞🍞🍞🍞🍞🍞", "the text has 6 characters, expected at most 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\ud83c", "\udf5e\ud83c"})
    void refusesWhatADatabaseCannotKeep(String text) {
        assertRefused(text, "the text has U+0000 or half a surrogate pair, expected characters of Unicode");
    }

    private void assertRefused(String text, String detail) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> limit.require(text))
                .withMessage(detail)
                .satisfies(refusal -> assertThat(refusal.problem().errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.pointer()).isEqualTo("/text")));
    }
}

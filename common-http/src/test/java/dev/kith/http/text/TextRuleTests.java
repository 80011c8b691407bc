package dev.kith.http.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.text.TextRule.Characters;
import dev.kith.http.text.TextRule.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTests {

    private static final TextRule COMMENT = new TextRule("text", 5, Presence.VISIBLE, Characters.STORABLE);
    private static final TextRule BIO = new TextRule("bio", 5, Presence.OPTIONAL, Characters.PRINTABLE);

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b", " \t\u0001a", "héllo", "😀😀😀😀😀"})
    void acceptsTextAsItWasWritten(String text) {
        assertThat(COMMENT.require(text)).isEqualTo(text);
    }

    @Test
    void countsCodePoints() {
        assertThat(COMMENT.rejection("😀😀😀😀😀😀"))
                .contains(new FieldError("/text", "the text has 6 characters, expected at most 5"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t",
                "\u00a0",
                "\u2007\u202f",
                "\u0085",
                "\u3000",
                "\u200b",
                "\ufeff",
                "\u00ad",
                "\u200e",
                "\u2060",
                "\u3164",
                "\u2800",
                "\u115f\u1160",
                "\uffa0",
                "\u034f",
                "\ufe0f",
                "\udb40\udd00",
                "\udb40\udc20",
                " \u200b\u3164\n"
            })
    void requiresSomethingVisible(String text) {
        assertThat(COMMENT.rejection(text))
                .contains(new FieldError("/text", "the text is empty, expected 1 to 5 characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "\u200b.", "❤\ufe0f", "👩\u200d👩", "ㅎ", "⠁", "가", "\u0301a"})
    void acceptsInvisibleCharactersBesideVisibleOnes(String text) {
        assertThat(COMMENT.require(text)).isEqualTo(text);
    }

    @Test
    void turnsAMissingOptionalTextIntoAnEmptyOne() {
        assertThat(BIO.require(null)).isEmpty();
        assertThat(BIO.require("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "\ud83d", "a\udc00b"})
    void refusesWhatPostgresCannotStore(String text) {
        assertThat(COMMENT.rejection(text))
                .contains(new FieldError(
                        "/text", "the text has U+0000 or half a surrogate pair, expected characters of Unicode"));
        assertThat(BIO.rejection(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "a\rb", "\u007f"})
    void refusesControlCharactersInPrintableText(String text) {
        assertThat(BIO.rejection(text))
                .contains(new FieldError("/bio", "the bio has control characters, expected none but newlines"));
        assertThat(BIO.require("a\nb")).isEqualTo("a\nb");
    }

    @Test
    void throwsTheRejectionAsAProblem() {
        assertThatThrownBy(() -> COMMENT.require("")).isInstanceOfSatisfying(ProblemException.class, thrown -> {
            assertThat(thrown.problem().status()).isEqualTo(400);
            assertThat(thrown.problem().errors())
                    .containsExactly(new FieldError("/text", "the text is empty, expected 1 to 5 characters"));
        });
    }
}

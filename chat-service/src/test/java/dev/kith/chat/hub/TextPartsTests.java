package dev.kith.chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPartsTests {

    private final SharedBacklog backlog = new SharedBacklog(10);
    private final TextParts parts = new TextParts(8, backlog);

    @Test
    void joinsTheParts() {
        assertThat(parts.add("ab", 0)).isEmpty();
        assertThat(parts.add("cd", 0)).isEmpty();
        assertThat(backlog.bytes()).isEqualTo(4);
        assertThat(parts.end("ef")).hasValue("abcdef");
        assertThat(backlog.bytes()).isZero();
        assertThat(parts.end("whole")).hasValue("whole");
    }

    @Test
    void refusesATextThatIsTooLarge() {
        assertThat(parts.add("üüüü", 0)).isEmpty();
        assertThat(parts.add("x", 0)).hasValue(CloseCode.TOO_LARGE);
        assertThat(parts.end("x")).isEmpty();
        assertThat(parts.end("")).hasValue("üüüü");
        assertThat(parts.end("123456789")).isEmpty();
    }

    @Test
    void refusesAFurtherPartIfAllSocketsHaveTooMuch() {
        var others = new TextParts(8, backlog);
        others.add("12345678", 0);

        assertThat(parts.add("123", 0)).isEmpty();
        assertThat(parts.add("4", 0)).hasValue(CloseCode.SLOW);

        others.close();
        assertThat(parts.add("4", 0)).isEmpty();
    }

    @Test
    void keepsNothingOfASocketThatIsClosed() {
        parts.add("1234", 0);
        parts.close();
        parts.add("1234", 0);

        assertThat(backlog.bytes()).isZero();
        assertThat(parts.isOverdue(1_000, 10)).isFalse();
    }

    @Test
    void isOverdueFromItsFirstPart() {
        assertThat(parts.isOverdue(1_000, 10)).isFalse();
        parts.add("a", 1_000);
        parts.add("b", 1_005);
        assertThat(parts.isOverdue(1_010, 10)).isFalse();
        assertThat(parts.isOverdue(1_011, 10)).isTrue();
        parts.end("c");
        assertThat(parts.isOverdue(1_011, 10)).isFalse();
    }
}

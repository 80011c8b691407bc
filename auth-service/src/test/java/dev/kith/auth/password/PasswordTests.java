package dev.kith.auth.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTests {

    @Test
    void hasAtLeastEightCharacters() {
        assertThat(Password.of("1234567").fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("8 characters"));
        assertThat(Password.of("12345678").fault()).isEmpty();
    }

    @Test
    void countsAnEmojiAsOneCharacter() {
        assertThat(Password.of("🔑".repeat(7)).fault()).isPresent();
        assertThat(Password.of("🔑".repeat(8)).fault()).isEmpty();
    }

    @Test
    void hasAtMostTheBytesThatBcryptReads() {
        assertThat(Password.of("a".repeat(72)).fault()).isEmpty();
        assertThat(Password.of("a".repeat(73)).fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("72 bytes"));
        assertThat(Password.of("ü".repeat(37)).fault()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct\0horse", "correct\ud800horse"})
    void refusesPasswordsThatBcryptCannotDistinguish(String text) {
        assertThat(Password.of(text).fault()).isPresent();
        assertThat(Password.of(text).isHashable()).isFalse();
    }

    @Test
    void isEqualInEveryUnicodeForm() {
        assertThat(Password.of("pa\u0308ssword").bytes())
                .isEqualTo(Password.of("p\u00e4ssword").bytes());
    }

    @Test
    void isComposedEvenIfThatMakesItMuchShorter() {
        var decomposed = Password.of("u\u0308\u0300".repeat(36));

        assertThat(decomposed.fault()).isEmpty();
        assertThat(decomposed.bytes())
                .isEqualTo(Password.of("\u01dc".repeat(36)).bytes());
    }

    @Test
    void isNotNormalizedIfItIsTooLongInEveryForm() {
        var marks = "\u0300".repeat(15_000) + "\u0316".repeat(15_000);

        assertThat(Password.of(marks).bytes()).isEqualTo(marks.getBytes(UTF_8));
        assertThat(Password.of(marks).fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("72 bytes"));
    }

    @Test
    void printsRedacted() {
        assertThat(Password.of("correct horse")).asString().isEqualTo("Password[redacted]");
    }
}

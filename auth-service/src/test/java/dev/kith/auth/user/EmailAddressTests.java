package dev.kith.auth.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.com",
                "Anna.Karenina+kith@mail.example.com",
                "o'brien!#$%&*/=?^_`{|}~-@example.com",
                "1@2.example",
                "анна@пример.рф",
                "jürgen@münchen.de",
                "anna@xn--mnchen-3ya.de",
                "anna@a-b.c--d.example"
            })
    void acceptsCommonAddresses(String text) {
        assertThat(EmailAddress.parse(text))
                .get()
                .extracting(EmailAddress::text)
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "anna",
                "@example.com",
                "anna@",
                "anna@@example.com",
                "anna@karenina@example.com",
                "anna karenina@example.com",
                " anna@example.com",
                "anna@example.com ",
                "anna@exam ple.com",
                "anna\n@example.com",
                "anna@example.com\r\nBcc: x@example.com",
                "an\0na@example.com",
                "\"anna\"@example.com",
                "Anna <anna@example.com>",
                ".anna@example.com",
                "anna.@example.com",
                "an..na@example.com",
                "anna@localhost",
                "anna@example.com.",
                "anna@.example.com",
                "anna@example..com",
                "anna@-example.com",
                "anna@example-.com",
                "anna@exam_ple.com",
                "anna@127.0.0.1",
                "anna@[127.0.0.1]",
                "anna@xn--\u0080.de",
                "an\ud800na@example.com"
            })
    void refusesOtherText(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Anna@Example.COM, anna@example.com",
        "anna@MÜNCHEN.de, anna@xn--mnchen-3ya.de",
        "ju\u0308rgen@example.com, j\u00fcrgen@example.com"
    })
    void hasOneKeyForAllSpellings(String one, String other) {
        assertThat(key(one)).isEqualTo(key(other));
    }

    @Test
    void hasDifferentKeysForDifferentAddresses() {
        assertThat(key("anna@example.com")).isNotEqualTo(key("anna+1@example.com"));
    }

    @Test
    void acceptsTheLongestAddressAndRefusesALongerOne() {
        var label = "a".repeat(61) + ".";
        var longest = "a".repeat(64) + "@" + label.repeat(3);
        var domain = "b".repeat(254 - longest.length());

        assertThat(EmailAddress.parse(longest + domain)).isPresent();
        assertThat(EmailAddress.parse(longest + domain + "b")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.parse("anna@" + "a".repeat(64) + ".com")).isEmpty();
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(EmailAddress.parse("ü".repeat(32) + "@example.com")).isPresent();
        assertThat(EmailAddress.parse("ü".repeat(33) + "@example.com")).isEmpty();
    }

    private static String key(String text) {
        return EmailAddress.parse(text).orElseThrow().key();
    }
}

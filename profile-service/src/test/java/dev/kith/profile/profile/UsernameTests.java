package dev.kith.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTests {

    @ParameterizedTest
    @ValueSource(strings = {"abc", "ABC", "a_1", "___", "123", "a23456789012345678901234567890"})
    void hasThreeToThirtyLettersDigitsAndUnderscores(String name) {
        assertThat(Username.of(name)).contains(new Username(name));
        assertThat(Username.findError(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "a234567890123456789012345678901", "a b", "a-b", "a.b", "abc\n", "äbc", "аdmin"})
    void refusesOtherTexts(String name) {
        assertThat(Username.of(name)).isEmpty();
        assertThat(Username.findError(name)).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> new Username(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "ADMIN", "Root", "username", "avatar", "unknown", "Kith", "SYSTEM"})
    void cannotBeTakenIfItIsReserved(String name) {
        assertThat(Username.findError(name))
                .hasValueSatisfying(error -> assertThat(error.detail()).isEqualTo("the username is reserved"));
    }

    @Test
    void mayContainAReservedName() {
        assertThat(Username.findError("admiral_root")).isEmpty();
    }
}

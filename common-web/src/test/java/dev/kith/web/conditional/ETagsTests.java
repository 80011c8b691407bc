package dev.kith.web.conditional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTests {

    @Test
    void differsIfTheContentDiffers() {
        assertThat(ETags.of("a".getBytes(UTF_8)))
                .isEqualTo(ETags.of("a".getBytes(UTF_8)))
                .isNotEqualTo(ETags.of("b".getBytes(UTF_8)))
                .matches("\"[A-Za-z0-9_-]{22}\"");
        assertThat(ETags.of(7)).isEqualTo("\"7\"");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"*", "\"7\"", "\"6\", \"7\"", "W/\"7\", \"7\"", "\"a,b\", \"7\""})
    void acceptsAMatchingPrecondition(String ifMatch) {
        assertThatCode(() -> new IfMatch(ifMatch).requireVersion(7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "\"70\"", "W/\"7\""})
    void refusesAPreconditionWithOtherTags(String ifMatch) {
        assertRefused(ifMatch, ProblemType.PRECONDITION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "", "abc"})
    void refusesAPreconditionWithoutEntityTags(String ifMatch) {
        assertRefused(ifMatch, ProblemType.INVALID_REQUEST);
    }

    private static void assertRefused(String ifMatch, ProblemType type) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new IfMatch(ifMatch).requireVersion(7))
                .satisfies(refused -> assertThat(refused.type()).isEqualTo(type));
    }
}

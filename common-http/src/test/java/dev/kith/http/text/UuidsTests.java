package dev.kith.http.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UuidsTests {

    private static final String TEXT = "0198c0de-0000-7000-8000-00000000000a";

    @Test
    void readsAUuidInEitherCase() {
        assertThat(Uuids.parse(TEXT)).contains(UUID.fromString(TEXT));
        assertThat(Uuids.parse("0198C0DE-0000-7000-8000-00000000000A")).contains(UUID.fromString(TEXT));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "alice", "1-1-1-1-1", " " + TEXT, TEXT + "\n", "0198c0de00007000800000000000000a"})
    void readsNothingElse(String text) {
        assertThat(Uuids.parse(text)).isEmpty();
    }
}

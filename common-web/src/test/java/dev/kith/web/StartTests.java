package dev.kith.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.kith.test.Identities;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --DB_PORT=many         | DB_PORT is `many`: expected a whole number.
            --DB_PORT=70000        | DB_PORT is `70000`: must be less than or equal to 65535.
            --DB_NAME=             | DB_NAME is not set: must not be blank.
            --DB_SSLMODE=sometimes | DB_SSLMODE is `sometimes`: expected one of disable, allow, prefer, require, verify-ca, verify-full.
            --DB_WAIT=long         | DB_WAIT is `long`: expected a duration such as 500ms, 30s or 5m.
            --INTERNAL_SECRET=x    | INTERNAL_SECRET has 1 bytes, expected at least 32 bytes.
            --INTERNAL_SECRET=     | INTERNAL_SECRET is not set, expected at least 32 bytes.
            """)
    void stopsAndNamesTheVariable(String argument, String message, CapturedOutput output) {
        assertStops(output, message, argument);
    }

    @Test
    void stopsIfTheDatabaseStaysAway(CapturedOutput output) {
        assertStops(
                output,
                "PostgreSQL at localhost:1 (DB_HOST, DB_PORT) did not answer within 1 s (DB_WAIT).",
                "--DB_PORT=1",
                "--DB_WAIT=1s");
    }

    private static void assertStops(CapturedOutput output, String message, String... settings) {
        var arguments = new ArrayList<>(List.of("--server.port=0", "--DB_WAIT=0s", "--DB_NAME=none"));
        arguments.add("--INTERNAL_SECRET=" + Identities.INTERNAL_SECRET);
        for (var setting : settings) {
            arguments.removeIf(other -> other.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
            arguments.add(setting);
        }

        assertThatException()
                .isThrownBy(() -> SpringApplication.run(TestApplication.class, arguments.toArray(String[]::new))
                        .close());
        assertThat(output).contains("APPLICATION FAILED TO START", message).doesNotContain("\tat ", "Exception");
    }
}

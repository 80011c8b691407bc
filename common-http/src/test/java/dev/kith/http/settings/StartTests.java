package dev.kith.http.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.kith.http.request.RequestIds;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartTests {

    private static final String SECRET = "long enough";

    // Spring Boot hands the format to Logback as a system property, which outlives the application.
    @AfterEach
    void forgetTheFormat() {
        System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OVEN_HEAT         | hot     | OVEN_HEAT is `hot`: expected a whole number.
            OVEN_PATIENCE     | soon    | OVEN_PATIENCE is `soon`: expected a duration such as 500ms, 30s or 5m.
            OVEN_PROGRAM      | boil    | OVEN_PROGRAM is `boil`: expected one of bake, grill.
            OVEN_FAN          | perhaps | OVEN_FAN is `perhaps`: expected true or false.
            KITH_OVEN_HEAT    | hot     | KITH_OVEN_HEAT is `hot`: expected a whole number.
            LOG_FORMAT        | xml     | LOG_FORMAT is `xml`, expected one of console, json.
            LOG_LEVEL         | loud    | LOG_LEVEL is `loud`, expected one of trace, debug, info, warn, error, off.
            OVEN_SECRET       | short   | OVEN_SECRET has 5 bytes, expected at least 8 bytes.
            OVEN_SECRET       | ''      | OVEN_SECRET is not set, expected at least 8 bytes.
            INTERNAL_SECRET   | change-me-change-me | INTERNAL_SECRET has a value that is not shown, expected a value of its own
            DB_PASSWORD       | change-me | DB_PASSWORD has a value that is not shown, expected a value of its own
            JWT_SECRET        | long enough | JWT_SECRET has a value that is not shown, expected another value than that of KEY
            """)
    void stopsAndNamesTheVariable(String variable, String value, String message, CapturedOutput output) {
        var variables = new HashMap<String, Object>(Map.of("OVEN_SECRET", SECRET, "KEY_ENCRYPTION_SECRET", SECRET));
        variables.put(variable, value);

        assertThatException().isThrownBy(() -> SmallApplication.start(variables).close());
        assertThat(output)
                .contains("APPLICATION FAILED TO START", message)
                .doesNotContain("\tat ", "Exception", "short");
    }

    @Test
    void takesPlaceholdersOnADevelopersMachine() {
        var variables = Map.<String, Object>of(
                "OVEN_SECRET", SECRET, "INTERNAL_SECRET", "change-me", "SPRING_PROFILES_ACTIVE", "demo,local");
        try (var application = SmallApplication.start(variables)) {
            assertThat(application.isRunning()).isTrue();
        }
    }

    @Test
    void putsTheEnvironmentBeforeTheDefaults() {
        try (var application = SmallApplication.start(Map.of("OVEN_SECRET", SECRET))) {
            var environment = application.getEnvironment();
            assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
            assertThat(environment.getProperty("management.server.port")).isEqualTo("-1");
        }
        var variables = Map.<String, Object>of(
                "OVEN_SECRET", SECRET, "SERVER_ADDRESS", "0.0.0.0", "SPRING_THREADS_VIRTUAL_ENABLED", "false");
        try (var application = SmallApplication.start(variables)) {
            var environment = application.getEnvironment();
            assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
            assertThat(environment.getProperty("spring.threads.virtual.enabled"))
                    .isEqualTo("false");
        }
    }

    @Test
    void logsOneJsonObjectALineWithTheRequestId(CapturedOutput output) {
        try (var _ = SmallApplication.start(Map.of("OVEN_SECRET", SECRET, "LOG_FORMAT", "json"));
                var _ = MDC.putCloseable(RequestIds.LOG_FIELD, "abc-1")) {
            LoggerFactory.getLogger("kitchen").info("ready");
        }
        assertThat(output.getAll().lines().filter(line -> line.contains("\"message\":\"ready\"")))
                .singleElement()
                .asString()
                .startsWith("{")
                .endsWith("}")
                .contains("\"request_id\":\"abc-1\"", "\"name\":\"oven\"");
    }

    @Test
    void logsFromTheLevelThatIsSet(CapturedOutput output) {
        try (var _ = SmallApplication.start(Map.of("OVEN_SECRET", SECRET, "LOG_LEVEL", "WARN"))) {
            LoggerFactory.getLogger("kitchen").info("quiet");
            LoggerFactory.getLogger("kitchen").warn("smoke");
        }
        assertThat(output).contains("smoke").doesNotContain("quiet");
    }
}

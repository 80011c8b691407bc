package dev.kith.test.server;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.utils.AppInfoParser;

/** The kind of the shared servers: processes from Maven Central's jars, or containers. */
enum InfrastructureKind {
    LOCAL,
    DOCKER;

    static final String POSTGRES_IMAGE = "postgres:18";
    static final String KAFKA_IMAGE = "apache/kafka:" + AppInfoParser.getVersion();

    // The image of Testcontainers that removes what a killed build leaves behind; not needed where it is disabled.
    private static final String REAPER_IMAGE = "testcontainers/ryuk:0.14.0";
    private static final boolean REAPER_DISABLED = Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));

    static final String PROPERTY = "kith.test.infrastructure";
    private static final String VARIABLE = "KITH_TEST_INFRASTRUCTURE";

    /** The configured kind; by default containers where an engine has their images. */
    static InfrastructureKind chosen() {
        var asked = Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(value -> !value.isBlank())
                .orElse("auto");
        return switch (asked.toLowerCase(Locale.ROOT)) {
            case "auto" -> dockerHasImages() ? DOCKER : LOCAL;
            case "local" -> LOCAL;
            case "docker" -> DOCKER;
            default ->
                throw new IllegalArgumentException(
                        "%s is %s, expected auto, local or docker".formatted(VARIABLE, asked));
        };
    }

    private static boolean dockerHasImages() {
        return DockerEngine.ofThisMachine()
                .filter(engine -> engine.hasImages(List.of(POSTGRES_IMAGE, KAFKA_IMAGE)))
                .filter(engine -> REAPER_DISABLED || engine.hasImages(List.of(REAPER_IMAGE)))
                .isPresent();
    }
}

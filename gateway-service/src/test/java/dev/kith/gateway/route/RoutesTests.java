package dev.kith.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RoutesTests {

    private static final List<Rule> TABLE = Routes.table(Access.TOKEN);

    @Test
    void everyRouteOfAServiceHasALimit() {
        assertThat(TABLE)
                .allSatisfy(rule -> assertThat(rule.limit() == RateLimit.NONE).isEqualTo(rule.backend() == null));
        assertThat(Routes.LOCAL).extracting(Rule::path).containsExactly("/dev/mail");
    }

    @Test
    void theDocumentedLimitsAreTheSame() throws IOException {
        var row = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([0-9,]+) \\| ([a-z]+) \\| .+ \\|$");
        var endpoints = Files.readString(Path.of(System.getProperty("kith.root", ".."), "ENDPOINTS.md"));
        assertThat(row.matcher(endpoints)
                        .results()
                        .map(cells -> "%s %s %s"
                                .formatted(cells.group(1), cells.group(2).replace(",", ""), cells.group(3))))
                .containsExactlyElementsOf(Arrays.stream(RateLimit.values())
                        .filter(limit -> limit != RateLimit.NONE)
                        .map(RoutesTests::described)
                        .toList());
    }

    private static String described(RateLimit limit) {
        return "%s %d %s"
                .formatted(limit.id(), limit.permits(), limit.scope().name().toLowerCase(Locale.ROOT));
    }
}

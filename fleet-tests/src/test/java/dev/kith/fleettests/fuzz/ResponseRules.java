package dev.kith.fleettests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.fleettests.Fleet;
import dev.kith.test.client.RawHttp.RawResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rules that hold for the response to any request. */
final class ResponseRules {

    private static final Pattern CATALOGUED = Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\|", Pattern.MULTILINE);

    /** What HTTP itself says about a request that it cannot make sense of, at any operation. */
    private static final Set<Integer> OF_ANY_OPERATION =
            Set.of(101, 200, 204, 307, 400, 401, 403, 404, 405, 413, 414, 415, 417, 429, 431);

    /** Bytes that cannot stand in a header at all, or too many of them. */
    private static final Set<Integer> BEFORE_ANY_TOKEN = Set.of(400, 431);

    private static final Pattern INTERNALS = Pattern.compile(
            "Exception|\\bat [a-z]+(\\.\\w+)+\\(|dev\\.kith|org\\.spring|java\\.|jdbc|PSQL|postgres|netty|tomcat|jackson"
                    + "|select .* from |insert into|localhost:\\d",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, Integer> catalogue;

    ResponseRules() {
        try {
            this.catalogue = CATALOGUED
                    .matcher(Files.readString(Fleet.root().resolve("docs/errors.md")))
                    .results()
                    .collect(Collectors.toMap(
                            row -> "urn:kith:problem:" + row.group(1), row -> Integer.parseInt(row.group(2))));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    void check(Operation operation, FuzzCase tried, RawResponse response) {
        assertThat(response.status()).as("status").isLessThan(500);
        assertThat(operation.statuses().contains(response.status()) || OF_ANY_OPERATION.contains(response.status()))
                .as("the status %d is specified", response.status())
                .isTrue();
        if (response.status() >= 400 && !response.method().equals("HEAD")) {
            checkProblem(tried, response);
        }
        checkCredential(operation, tried, response);
    }

    private void checkProblem(FuzzCase tried, RawResponse response) {
        assertThat(response.isProblem()).as("is a problem: %s", response.body()).isTrue();
        var problem = response.json();
        assertThat(catalogue).containsEntry(problem.path("type").asString(), response.status());
        assertThat(problem.path("status").asInt()).isEqualTo(response.status());
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(response.headers().get("X-Request-ID"))
                .containsExactly(problem.path("request_id").asString());
        assertThat(response.body()).doesNotContainPattern(INTERNALS);
        switch (response.status()) {
            case 401 -> assertThat(response.header("www-authenticate")).isNotEmpty();
            case 405 -> assertThat(response.header("allow")).isNotEmpty();
            case 429 -> assertThat(response.header("retry-after")).isNotEmpty();
            default -> {}
        }
        if (tried.field() != null && problem.path("type").asString().endsWith(":invalid-request")) {
            assertThat(problem.path("errors")
                            .valueStream()
                            .map(error -> error.path("pointer").asString()))
                    .as(response.body())
                    .contains(tried.field());
        }
    }

    private static void checkCredential(Operation operation, FuzzCase tried, RawResponse response) {
        var refused = response.status() == 401
                && !response.method().equals("HEAD")
                && response.json().path("type").asString().equals("urn:kith:problem:unauthenticated");
        switch (tried.credential()) {
            case GOOD -> assertThat(refused).as("the good token is refused").isFalse();
            case DAMAGED -> {
                if (!BEFORE_ANY_TOKEN.contains(response.status())) {
                    assertThat(refused)
                            .as("the damaged token is refused, with %d", response.status())
                            .isEqualTo(operation.isSecured());
                }
            }
        }
    }
}

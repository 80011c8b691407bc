package dev.kith.fleettests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.fleettests.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every answer has to be like, whatever was asked. */
final class Verdict {

    private static final Pattern CATALOGUED = Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\|", Pattern.MULTILINE);

    /** What HTTP itself says about a request that it cannot make sense of, at any operation. */
    private static final Set<Integer> OF_HTTP =
            Set.of(101, 200, 204, 307, 400, 401, 403, 404, 405, 413, 414, 415, 417, 429, 431);

    /** Bytes that cannot stand in a header at all, or too many of them. */
    private static final Set<Integer> BEFORE_ANY_TOKEN = Set.of(400, 431);

    private static final Pattern INTERNALS = Pattern.compile(
            "Exception|\\bat [a-z]+(\\.\\w+)+\\(|dev\\.kith|org\\.spring|java\\.|jdbc|PSQL|postgres|netty|tomcat|jackson"
                    + "|select .* from |insert into|localhost:\\d",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, Integer> catalogue;

    Verdict() {
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

    void on(Operation operation, Case tried, Reply reply) {
        assertThat(reply.status()).as("status").isLessThan(500);
        assertThat(operation.statuses().contains(reply.status()) || OF_HTTP.contains(reply.status()))
                .as("the status %d is specified", reply.status())
                .isTrue();
        if (reply.status() >= 400 && reply.mayHaveBody()) {
            onProblem(tried, reply);
        }
        onCredential(operation, tried, reply);
    }

    private void onProblem(Case tried, Reply reply) {
        assertThat(reply.isProblem()).as("is a problem: %s", reply.text()).isTrue();
        var problem = reply.json();
        assertThat(catalogue).containsEntry(problem.path("type").asString(), reply.status());
        assertThat(problem.path("status").asInt()).isEqualTo(reply.status());
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(reply.fields().get("x-request-id"))
                .containsExactly(problem.path("request_id").asString());
        assertThat(reply.text()).doesNotContainPattern(INTERNALS);
        switch (reply.status()) {
            case 401 -> assertThat(reply.field("www-authenticate")).isPresent();
            case 405 -> assertThat(reply.field("allow")).isPresent();
            case 429 -> assertThat(reply.field("retry-after")).isPresent();
            default -> {}
        }
        if (tried.field() != null && problem.path("type").asString().endsWith(":invalid-request")) {
            assertThat(problem.path("errors")
                            .valueStream()
                            .map(error -> error.path("pointer").asString()))
                    .as(reply.text())
                    .contains(tried.field());
        }
    }

    private static void onCredential(Operation operation, Case tried, Reply reply) {
        var refused = reply.status() == 401
                && reply.mayHaveBody()
                && reply.json().path("type").asString().equals("urn:kith:problem:unauthenticated");
        switch (tried.credential()) {
            case GOOD -> assertThat(refused).as("the good token is refused").isFalse();
            case DAMAGED -> {
                if (!BEFORE_ANY_TOKEN.contains(reply.status())) {
                    assertThat(refused)
                            .as("the damaged token is refused, with %d", reply.status())
                            .isEqualTo(operation.isSecured());
                }
            }
        }
    }
}

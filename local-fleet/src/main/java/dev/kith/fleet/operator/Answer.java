package dev.kith.fleet.operator;

import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a member of the fleet answered; what it did not is told in one line, for the person at the terminal. */
final class Answer {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final String member;
    private final HttpResponse<String> response;

    /**
     * Sends the request and waits for its answer.
     *
     * @throws CommandFailedException if none comes
     */
    Answer(String member, HttpRequest.Builder builder) throws InterruptedException {
        this.member = member;
        var request = builder.timeout(TIMEOUT).build();
        try (var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build()) {
            response = http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CommandFailedException(
                    "%s does not answer at %s (does Kith run? ./kith status)".formatted(member, request.uri()), e);
        }
    }

    int status() {
        return response.statusCode();
    }

    /** The body, if this is the status. */
    String expect(int status) {
        if (response.statusCode() != status) {
            throw new CommandFailedException("%s answered %d: %s".formatted(member, response.statusCode(), reason()));
        }
        return response.body();
    }

    /** The detail of a problem (RFC 9457), or whatever there is instead. */
    private String reason() {
        try {
            var detail =
                    JsonMapper.shared().readTree(response.body()).path("detail").asString("");
            return detail.isEmpty() ? response.body().strip() : detail;
        } catch (JacksonException noJson) {
            return response.body().strip();
        }
    }
}

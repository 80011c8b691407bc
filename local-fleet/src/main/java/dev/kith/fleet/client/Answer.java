package dev.kith.fleet.client;

import dev.kith.fleet.terminal.CommandFailedException;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a member of the fleet answered. */
public record Answer(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    /**
     * The value of a header.
     *
     * @throws CommandFailedException if it is not there
     */
    public String header(String name) {
        return response.headers()
                .firstValue(name)
                .orElseThrow(() -> new CommandFailedException("%s was answered without %s".formatted(request(), name)));
    }

    /**
     * This answer, if it has this status.
     *
     * @throws CommandFailedException otherwise; the message says what came instead
     */
    public Answer expect(int status) {
        if (status() != status) {
            throw new CommandFailedException(
                    "%s answered %d, expected %d: %s".formatted(request(), status(), status, body().strip()));
        }
        return this;
    }

    private String request() {
        return response.request().method() + " " + response.request().uri();
    }
}

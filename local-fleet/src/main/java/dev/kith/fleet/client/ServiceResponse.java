package dev.kith.fleet.client;

import dev.kith.fleet.terminal.CommandFailedException;
import java.net.http.HttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service answered.
 *
 * @param service its name in error messages
 */
public record ServiceResponse(String service, HttpResponse<String> response) {

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
     * @throws CommandFailedException if it is missing
     */
    public String header(String name) {
        return response.headers()
                .firstValue(name)
                .orElseThrow(() ->
                        new CommandFailedException("%s answered %s without %s".formatted(service, request(), name)));
    }

    /**
     * This response, if it has this status.
     *
     * @throws CommandFailedException otherwise; the message has the reason that the service gave
     */
    public ServiceResponse expect(int status) {
        if (status() != status) {
            throw new CommandFailedException("%s answered %s with %d, expected %d: %s"
                    .formatted(service, request(), status(), status, reason()));
        }
        return this;
    }

    /** The detail of a problem (RFC 9457), or else the body. */
    private String reason() {
        try {
            var detail = json().path("detail").asString("");
            return detail.isEmpty() ? body().strip() : detail;
        } catch (JacksonException notJson) {
            return body().strip();
        }
    }

    private String request() {
        return response.request().method() + " " + response.request().uri().getPath();
    }
}

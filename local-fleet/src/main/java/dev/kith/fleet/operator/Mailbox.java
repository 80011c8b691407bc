package dev.kith.fleet.operator;

import dev.kith.fleet.terminal.CommandFailedException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The mails of a fleet that has no mail server and says so ({@code GET /dev/mail}, with the profile {@code local}). */
public record Mailbox(URI gateway) {

    private static final TypeReference<List<Mail>> MAILS = new TypeReference<>() {};

    /**
     * The newest first.
     *
     * @param address to whom, exactly; empty means to everybody
     * @throws CommandFailedException in one line, if there is no such mailbox
     */
    public List<Mail> mails(Optional<String> address) throws InterruptedException {
        var query = address.map(to -> "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        var answer = new Answer("the gateway", HttpRequest.newBuilder(gateway.resolve("/dev/mail" + query.orElse(""))));
        if (answer.status() == 404) {
            throw new CommandFailedException(
                    "this fleet keeps no mails: it sends them, or runs without SPRING_PROFILES_ACTIVE=local");
        }
        return JsonMapper.shared().readValue(answer.expect(200), MAILS);
    }
}

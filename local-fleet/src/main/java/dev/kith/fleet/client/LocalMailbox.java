package dev.kith.fleet.client;

import dev.kith.fleet.terminal.CommandFailedException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The mails of a fleet without a mail server ({@code GET /dev/mail}, with the Spring profile {@code local}). */
public record LocalMailbox(URI gateway) {

    private static final TypeReference<List<LocalMail>> MAILS = new TypeReference<>() {};

    /**
     * The newest first.
     *
     * @param address only mails to exactly this address; empty means all
     * @throws CommandFailedException if this fleet does not keep mails
     */
    public List<LocalMail> mails(Optional<String> address) throws InterruptedException {
        var query = address.map(to -> "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
                .orElse("");
        var response = new ServiceClient("the gateway", gateway).get("/dev/mail" + query);
        if (response.status() == 404) {
            throw new CommandFailedException("this fleet does not keep mails: it sends them by SMTP,"
                    + " or it runs without SPRING_PROFILES_ACTIVE=local");
        }
        return JsonMapper.shared().readValue(response.expect(200).body(), MAILS);
    }

    /**
     * A mail that was not sent.
     *
     * @param time when Kith would have sent it, in RFC 3339
     */
    public record LocalMail(String id, String time, String to, String subject, String text) {}
}

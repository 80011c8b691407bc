package dev.kith.auth;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The mail of one address, as the profile {@code local} shows it. */
public final class Mailbox {

    private static final String TOKEN = "Token: ";

    private final Api api;
    private final String address;

    public Mailbox(Api api, String address) {
        this.api = api;
        this.address = address;
    }

    /** Awaits this number of mails with this subject, and returns the token of the newest one. */
    public String awaitToken(String subject, int count) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> about(subject).size() >= count);
        var text = about(subject).getFirst().path("text").asString();
        return text.lines()
                .filter(line -> line.startsWith(TOKEN))
                .findFirst()
                .orElseThrow()
                .substring(TOKEN.length());
    }

    public void await(String subject) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !about(subject).isEmpty());
    }

    /** The mails with this subject, the newest first. */
    public List<JsonNode> about(String subject) {
        Predicate<JsonNode> about = mail -> mail.path("subject").asString().equals(subject);
        return StreamSupport.stream(api.open("/dev/mail?to=" + address).json().spliterator(), false)
                .filter(about)
                .toList();
    }
}

package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The mails to an address, where the fleet keeps mails instead of sending them. */
record Mailbox(String address) {

    private static final Pattern TOKEN = Pattern.compile("^Token: (\\S+)$", Pattern.MULTILINE);

    static boolean isKept() {
        return Fleet.anonymous().get("/dev/mail").status() == 200;
    }

    /** The mails so far, the newest first. */
    List<JsonNode> mails() {
        var path = "/dev/mail?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
        return Fleet.anonymous().get(path).is(200).json().valueStream().toList();
    }

    /** The token of the newest mail with this in its text. */
    String awaitToken(String link) {
        var text = awaitMail(mail -> text(mail).contains(link));
        return TOKEN.matcher(text(text)).results().findFirst().orElseThrow().group(1);
    }

    JsonNode awaitMail(Predicate<JsonNode> wanted) {
        return await().until(() -> mails().stream().filter(wanted).findFirst(), mail -> mail.isPresent())
                .orElseThrow();
    }

    static String text(JsonNode mail) {
        return mail.path("text").asString();
    }
}

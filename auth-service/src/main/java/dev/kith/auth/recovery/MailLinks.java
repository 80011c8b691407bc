package dev.kith.auth.recovery;

import dev.kith.auth.AuthProperties;
import dev.kith.auth.token.OpaqueToken;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The part of a mail with its token: a link for browsers, the token for other clients, and how long it is valid. */
@Component
class MailLinks {

    private final AuthProperties properties;

    MailLinks(AuthProperties properties) {
        this.properties = properties;
    }

    /** The token comes after the {@code #}, which browsers do not send: no server log and no Referer contains it. */
    String paragraph(TokenPurpose purpose, OpaqueToken token) {
        return """
                %s#token=%s

                Token: %s

                It is good once, for %s.
                """.formatted(
                        properties.publicUrl(purpose.page()),
                        token.text(),
                        token.text(),
                        words(purpose.life(properties.recovery())));
    }

    private static String words(Duration life) {
        if (life.toHours() > 1) {
            return life.toHours() + " hours";
        }
        return life.toMinutes() > 1 ? life.toMinutes() + " minutes" : life.toSeconds() + " seconds";
    }
}

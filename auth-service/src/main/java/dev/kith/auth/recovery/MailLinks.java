package dev.kith.auth.recovery;

import dev.kith.auth.token.OpaqueToken;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What a mail says of its token: a link for browsers, the token for everybody else, and how long it is good. */
@Component
class MailLinks {

    private final RecoveryProperties properties;

    MailLinks(RecoveryProperties properties) {
        this.properties = properties;
    }

    /** The token stands behind the {@code #}, which no browser sends: it gets into no server's log and no Referer. */
    String paragraph(TokenPurpose purpose, OpaqueToken token) {
        return """
                %s%s#token=%s

                Token: %s

                It is good once, for %s.
                """.formatted(
                        properties.publicUrl().toString().replaceFirst("/+$", ""),
                        purpose.page(),
                        token.text(),
                        token.text(),
                        words(properties.life(purpose)));
    }

    private static String words(Duration life) {
        if (life.toHours() > 1) {
            return life.toHours() + " hours";
        }
        return life.toMinutes() > 1 ? life.toMinutes() + " minutes" : life.toSeconds() + " seconds";
    }
}

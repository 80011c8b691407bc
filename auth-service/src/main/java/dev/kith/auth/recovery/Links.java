package dev.kith.auth.recovery;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** What a mail says of its token: a link for browsers, the token for everybody else, and how long it is good. */
@Component
class Links {

    private final String base;

    Links(RecoveryProperties properties) {
        this.base = properties.publicUrl().toString().replaceFirst("/+$", "");
    }

    /**
     * @param path of the page that takes the token. It stands behind the {@code #}, which no browser sends: it gets into no server's
     *     log and no Referer
     */
    String paragraph(String path, Token token, Duration life) {
        return """
                %s%s#token=%s

                Token: %s

                It is good once, for %s.
                """.formatted(base, path, token.text(), token.text(), words(life));
    }

    private static String words(Duration life) {
        if (life.toHours() > 1) {
            return life.toHours() + " hours";
        }
        return life.toMinutes() > 1 ? life.toMinutes() + " minutes" : life.toSeconds() + " seconds";
    }
}

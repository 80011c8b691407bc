package dev.kith.auth.recovery;

import dev.kith.auth.AuthProperties.Recovery;
import java.time.Duration;

/** The only use of a token. Rows have these names. */
enum TokenPurpose {
    VERIFY_EMAIL("/verify-email"),
    RESET_PASSWORD("/reset-password");

    private final String page;

    TokenPurpose(String page) {
        this.page = page;
    }

    /** The path of the page that takes the token. */
    String page() {
        return page;
    }

    Duration life(Recovery settings) {
        return switch (this) {
            case VERIFY_EMAIL -> settings.emailTokenLife();
            case RESET_PASSWORD -> settings.resetTokenLife();
        };
    }
}

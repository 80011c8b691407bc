package dev.kith.gateway.route;

import java.util.Locale;

/** A service behind the gateway. */
public enum Backend {
    AUTH,
    CHAT,
    FEED,
    PROFILE;

    /** Its name in settings, metrics and {@code /health}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

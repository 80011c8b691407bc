package dev.kith.gateway.route;

import java.util.Locale;

/** A service behind the gateway. */
public enum Backend {
    AUTH,
    CHAT,
    FEED,
    PROFILE;

    /** As settings, metrics and {@code /health} call it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

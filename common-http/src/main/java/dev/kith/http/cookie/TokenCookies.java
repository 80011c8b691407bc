package dev.kith.http.cookie;

import dev.kith.http.settings.InvalidSettingException;
import java.net.URI;

/**
 * The names of the cookies with tokens. Auth-service sets them, {@code HttpOnly} and {@code SameSite=Lax}; the gateway
 * reads the one and passes the other on. With HTTPS the names have the prefixes that keep a neighbouring host from
 * setting them (RFC 6265bis, section 4.1.3), and a cookie without its prefix is ignored.
 *
 * @param secure whether they have the attribute {@code Secure}
 */
public record TokenCookies(boolean secure) {

    /**
     * The path of the refresh cookie, so that no other request carries it. The path of the access cookie is {@code /}.
     */
    public static final String REFRESH_PATH = "/api/auth/refresh";

    /**
     * The names for this URL.
     *
     * @param publicUrl where people reach Kith: the setting {@code PUBLIC_URL}
     */
    public static TokenCookies of(URI publicUrl) {
        return switch (publicUrl.getScheme()) {
            case "https" -> new TokenCookies(true);
            case "http" -> new TokenCookies(false);
            case null, default ->
                throw InvalidSettingException.of(
                        "PUBLIC_URL", publicUrl.toString(), "a URL such as https://kith.example");
        };
    }

    /** The name of the cookie with the access token. */
    public String access() {
        return secure ? "__Host-kith_access" : "kith_access";
    }

    /** The name of the cookie with the refresh token. {@code __Host-} would forbid it a path of its own. */
    public String refresh() {
        return secure ? "__Secure-kith_refresh" : "kith_refresh";
    }
}

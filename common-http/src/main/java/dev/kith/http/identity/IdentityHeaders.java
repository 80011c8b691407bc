package dev.kith.http.identity;

import java.util.List;
import java.util.Locale;

/** The headers that carry an identity from the gateway to the services. Requests from outside must not set them. */
public final class IdentityHeaders {

    /** The subject. */
    public static final String USER_ID = "X-User-ID";

    /** The proof: a JWT made by {@link IdentityTokens}. */
    public static final String IDENTITY = "X-Identity";

    // Names that common proxies and identity-aware gateways use. The gateway removes them from incoming requests.
    private static final List<String> PREFIXES = List.of(
            "x-user-",
            "x-identity",
            "x-auth-request-",
            "x-forwarded-user",
            "x-forwarded-email",
            "x-forwarded-preferred-username",
            "x-forwarded-groups",
            "x-forwarded-access-token",
            "x-remote-user",
            "x-authenticated-",
            "remote-user");

    private IdentityHeaders() {}

    /** Whether a header of this name claims an identity; the gateway then removes it from incoming requests. */
    public static boolean claimsIdentity(String header) {
        // Some servers read an underscore as a hyphen (a rule of CGI), so both spellings are equal.
        var name = header.toLowerCase(Locale.ROOT).replace('_', '-');
        return PREFIXES.stream().anyMatch(name::startsWith);
    }
}

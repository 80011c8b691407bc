package dev.kith.http.identity;

import java.util.List;
import java.util.Locale;

/** The headers that carry an identity between the gateway and the services, and nothing from outside may set. */
public final class IdentityHeaders {

    /** The subject. */
    public static final String USER_ID = "X-User-ID";

    /** The proof: a JWT made by {@link IdentityTokens}. */
    public static final String IDENTITY = "X-Identity";

    // Names that common proxies and identity-aware gateways use; a
    // service behind Kith's gateway never sees them from outside.
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

    /** Whether a header of this name claims an identity, and so is removed from whatever comes in. */
    public static boolean claimsIdentity(String header) {
        // An underscore is a hyphen to some servers (CGI's rule), so both spellings are one.
        var name = header.toLowerCase(Locale.ROOT).replace('_', '-');
        return PREFIXES.stream().anyMatch(name::startsWith);
    }
}

package dev.kith.auth.user;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address of the common forms: without quoted names, comments, bare hosts and IP addresses.
 *
 * @param text as the user wrote it
 * @param key equal for all spellings of one address: lower case, one Unicode form, the domain in its ASCII form
 */
public record EmailAddress(String text, String key) {

    // RFC 5321, section 4.5.3.1, and the path's 256 less its brackets (RFC 3696, erratum 1690). Octets, not characters.
    private static final int MAX_BYTES = 254;
    private static final int MAX_LOCAL_BYTES = 64;

    // RFC 5322's dot-atom, with letters and digits of every script (RFC 6531).
    private static final Pattern LOCAL = dotted("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+", "*");

    // At least two labels. The last is not a number: that would be a typing mistake or an IP address.
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)" + dotted("(?!-)[a-z0-9-]{1,63}(?<!-)", "+") + "(?<![.][0-9]{1,63})");

    /** Parses an address; empty if the text is not one. */
    public static Optional<EmailAddress> parse(String text) {
        var at = text.indexOf('@');
        if (at < 0 || bytes(text) > MAX_BYTES || bytes(text.substring(0, at)) > MAX_LOCAL_BYTES) {
            return Optional.empty();
        }
        var local = Normalizer.normalize(text.substring(0, at), Normalizer.Form.NFC);
        return ascii(text.substring(at + 1))
                .filter(domain -> LOCAL.matcher(local).matches())
                .filter(domain -> DOMAIN.matcher(domain).matches())
                .map(domain -> new EmailAddress(text, local.toLowerCase(Locale.ROOT) + "@" + domain));
    }

    private static Optional<String> ascii(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    private static Pattern dotted(String atom, String more) {
        return Pattern.compile(atom + "(?:[.]" + atom + ")" + more);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

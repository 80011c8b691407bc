package dev.kith.gateway.token;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * Reads cookies as browsers send them. A script may set a value with a space in it ({@code jwt=Bearer eyJ…}), which the
 * server's own parser, holding to RFC 6265, would cut or drop.
 */
final class Cookies {

    private Cookies() {}

    static Stream<String> values(HttpHeaders headers, String name) {
        return headers.getOrEmpty(HttpHeaders.COOKIE).stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(unquoted(pair.substring(name.length() + 1).strip())));
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static String decoded(String value) {
        if (!value.contains("%")) {
            return value;
        }
        try {
            // Of a form, where a plus means a space; in a cookie it means itself.
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }
}

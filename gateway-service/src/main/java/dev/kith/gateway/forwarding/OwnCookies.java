package dev.kith.gateway.forwarding;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cookies that services may see: Kith's own, but not the access token. That one ends at the gateway, as {@code
 * Authorization} does, so that no service can act for a caller behind the gateway's back, or write a token into a
 * log.
 */
final class OwnCookies {

    private static final String OWN = "kith_";
    private static final String ACCESS_TOKEN = "kith_access=";

    private OwnCookies() {}

    static String in(List<String> received) {
        return received.stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(OWN) && !cookie.startsWith(ACCESS_TOKEN))
                .collect(Collectors.joining("; "));
    }
}

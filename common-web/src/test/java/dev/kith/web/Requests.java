package dev.kith.web;

import dev.kith.test.Identities;
import dev.kith.test.client.HttpApi;
import java.net.URI;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** Requests to the test service that carry only the headers they are given: names and values in turn. */
public final class Requests {

    private Requests() {}

    public static HttpApi to(int port) {
        return HttpApi.at(URI.create("http://localhost:" + port));
    }

    public static String[] identity(UUID subject) {
        return headers(Identities.headers(subject));
    }

    public static String[] headers(HttpHeaders headers) {
        return headers.toSingleValueMap().entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
    }
}

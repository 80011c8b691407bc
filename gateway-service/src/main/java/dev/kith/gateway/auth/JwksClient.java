package dev.kith.gateway.auth;

import dev.kith.http.token.VerificationKey.Published;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.JwkSet;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.net.URI;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/** Reads the auth service's key set. */
final class JwksClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http;
    private final List<URI> urls;

    /** @param urls all of the same key set */
    JwksClient(HttpClient http, List<URI> urls) {
        this.http = http.responseTimeout(TIMEOUT);
        this.urls = urls;
    }

    /** The Ed25519 keys for signatures, by their id. Keys of other kinds are passed over; none at all is an error. */
    Mono<Map<String, Published>> fetch() {
        return Flux.fromIterable(urls).concatMapDelayError(this::fetch).next();
    }

    private Mono<Map<String, Published>> fetch(URI url) {
        return http.get()
                .uri(url)
                .responseSingle(JwksClient::body)
                .switchIfEmpty(Mono.error(() -> new IOException("the key set was answered with nothing")))
                .map(JwksClient::keys);
    }

    private static Mono<String> body(HttpClientResponse response, ByteBufMono body) {
        return response.status().code() == 200
                ? body.asString()
                : Mono.error(new IOException("the key set was answered with " + response.status()));
    }

    private static Map<String, Published> keys(String json) {
        JwkSet set = Jwks.setParser().ignoreUnsupported(true).build().parse(json);
        var keys = set.getKeys().stream()
                .filter(JwksClient::isForSignatures)
                .map(jwk -> new Published(jwk.getId(), (EdECPublicKey) jwk.toKey()))
                .collect(Collectors.toUnmodifiableMap(Published::id, key -> key, (first, second) -> second));
        if (keys.isEmpty()) {
            throw new IllegalStateException("no Ed25519 key with an id in the key set");
        }
        return keys;
    }

    private static boolean isForSignatures(Jwk<?> jwk) {
        return jwk.getId() != null
                && jwk.toKey() instanceof EdECPublicKey key
                && key.getParams().getName().equals(NamedParameterSpec.ED25519.getName())
                && (jwk.getAlgorithm() == null || jwk.getAlgorithm().equals(Published.ALGORITHM))
                && (jwk.get("use") == null || "sig".equals(jwk.get("use")));
    }
}

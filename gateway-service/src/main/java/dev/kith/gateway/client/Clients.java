package dev.kith.gateway.client;

import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The door: who is at the other end of a request. What {@code X-Forwarded-*} say counts only if the connection comes
 * from a trusted proxy, and of their addresses only those that trusted proxies have added.
 */
public final class Clients {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final String FORWARDED_HOST = "X-Forwarded-Host";

    private final List<IpSubnetFilterRule> trusted;

    Clients(TrustedProxies proxies) {
        this.trusted = proxies.rules();
    }

    public Client of(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var peer = peer(request);
        var scheme = request.getURI().getScheme();
        var authority = Optional.ofNullable(headers.getFirst(HttpHeaders.HOST)).orElse("");
        if (peer == null || !isTrusted(peer)) {
            return new Client(peer == null ? "" : peer.getHostAddress(), scheme, authority);
        }
        return new Client(
                farthest(peer, headers).getHostAddress(),
                first(headers, FORWARDED_PROTO).orElse(scheme),
                first(headers, FORWARDED_HOST).orElse(authority));
    }

    /** Puts the client into the headers that a service may read it from. */
    public void tell(Client client, HttpHeaders toService) {
        toService.set(FORWARDED_FOR, client.address());
        toService.set(FORWARDED_PROTO, client.scheme());
        toService.set(FORWARDED_HOST, client.authority());
    }

    private boolean isTrusted(InetAddress address) {
        var peer = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(network -> network.matches(peer));
    }

    private static @Nullable InetAddress peer(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return remote == null ? null : remote.getAddress();
    }

    // From the right, each proxy having added whom it talked to, until one that nobody vouches for.
    private InetAddress farthest(InetAddress peer, HttpHeaders headers) {
        var farthest = peer;
        for (var hop : values(headers, FORWARDED_FOR).toList().reversed()) {
            var address = address(hop);
            if (address.isEmpty() || !isTrusted(farthest)) {
                return farthest;
            }
            farthest = address.get();
        }
        return farthest;
    }

    private static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(HttpHeaders headers, String name) {
        return values(headers, name).findFirst();
    }

    private static Stream<String> values(HttpHeaders headers, String name) {
        return headers.getOrEmpty(name).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
